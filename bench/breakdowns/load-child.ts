import { readFileSync } from "node:fs";
import { benchPackage } from "./packages.ts";

/** What a load is to be: bodies are sent in turn. */
export type Load = { readonly port: number; readonly path: string; readonly bodies: readonly string[]; readonly clients: number; readonly seconds: number };
/** What came of it; milliseconds. `failed` counts answers that are not 200 or hold errors. */
export type LoadReport = { readonly requests: number; /** With those of the warming up. */ readonly allRequests: number; readonly failed: number; readonly seconds: number; readonly p50: number; readonly p99: number; readonly bytes: number };

type Response = { readonly statusCode: number; readonly body: { readonly text: () => Promise<string> } };
type Pool = { readonly request: (options: object) => Promise<Response>; readonly close: () => Promise<void> };
type Undici = { readonly Pool: new (origin: string, options: object) => Pool };

/** Requests before the clock starts. */
const WARM_SECONDS = 0.5;

// Sends requests from a process of its own: load-child.ts FILE, with a Load; prints a LoadReport.
if (process.argv[1] === import.meta.filename) {
  const load = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as Load;
  const { Pool } = await benchPackage<Undici>("undici");
  console.log(JSON.stringify(await run(load, new Pool(`http://127.0.0.1:${load.port}`, { connections: load.clients, pipelining: 1, bodyTimeout: 120_000, headersTimeout: 120_000 }))));
}

async function run({ path, bodies, clients, seconds }: Load, pool: Pool): Promise<LoadReport> {
  const times: number[] = [];
  let [failed, bytes, sentInAll] = [0, 0, 0];
  const start = performance.now() + WARM_SECONDS * 1000;
  const end = start + seconds * 1000;
  const client = async (): Promise<void> => {
    let timed = 0;
    // Even the slowest is measured once by each client.
    while (performance.now() < end || timed === 0) {
      const sent = performance.now();
      const { statusCode, body } = await pool.request({ path, method: "POST", headers: { "content-type": "application/json" }, body: bodies[sentInAll++ % bodies.length] });
      const text = await body.text();
      if (statusCode !== 200 || text.slice(0, 12).includes("errors") || text.length < 3) failed += 1;
      bytes = text.length;
      if (sent < start) continue;
      times.push(performance.now() - sent);
      timed += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const sorted = times.toSorted((left, right) => left - right);
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  await pool.close();
  return { requests: times.length, allRequests: sentInAll, failed, seconds: (performance.now() - start) / 1000, p50: at(0.5), p99: at(0.99), bytes };
}
