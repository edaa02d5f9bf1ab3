import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "../../src/config.ts";
import { runningServer } from "../../src/db/attach.ts";
import { connect, type Sql } from "../../src/db/connect.ts";
import { noHurrySettings } from "../../test/support/no-hurry.ts";
import { loadAverage, machine } from "../machine.ts";
import { table, writeSection } from "../results.ts";

const AIM = { rate: 300, p99Ms: 100 } as const;

type Load = { readonly sentSeconds: number; readonly seconds: number; readonly p50: number; readonly p95: number; readonly p99: number; readonly longest: number; readonly outcomes: Readonly<Record<string, number>> };
type Input = Readonly<Record<string, unknown>>;

/** Files dossiers over HTTP with the service of `npm start` on the demo data, its database and the sender on the same machine. */
export async function benchSubmissions({ seconds, rates }: { readonly seconds: number; readonly rates: readonly number[] }): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), "kmo-graph-bench-"));
  chmodSync(dataDir, 0o711);
  const service = spawn(process.execPath, [join(root, "src", "main.ts")], { env: { ...process.env, ...noHurrySettings, DATA_DIR: dataDir, PORT: "0" }, stdio: ["ignore", "pipe", "inherit"] });
  try {
    const url = await addressOf(service);
    const target = runningServer(join(dataDir, "pg"));
    if (target === null) throw new Error("the service has no database of its own");
    const sql = connect(target, { max: 1 });
    const load = loadAverage();
    const loads = new Map<number, Load>();
    for (const rate of rates) {
      loads.set(rate, await run(url, rate, await inputsFor(sql, rate * seconds, `${rate}`)));
      console.log(rate, loads.get(rate));
    }
    const excess = await overCeiling(sql);
    await sql.end();
    console.log(`Written: ${writeSection("Filing dossiers", report(loads, { seconds, load, excess }))}`);
  } finally {
    service.kill("SIGTERM");
    if (service.exitCode === null) await once(service, "close");
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function addressOf(service: ChildProcess): Promise<string> {
  if (service.stdout === null) throw new Error("the output of the service is not read");
  for await (const line of createInterface({ input: service.stdout })) {
    const url = /^kmo-graph ready at (\S+)$/.exec(line)?.[1];
    if (url !== undefined) return url;
    console.log(line);
  }
  throw new Error("the service ended before it was ready");
}

/** Applications of different companies that may apply, 100 to 300 EUR each. */
async function inputsFor(sql: Sql, count: number, run: string): Promise<readonly Input[]> {
  const [provider] = await sql<{ number: string }[]>`select number from service_provider where pillar = 'OPLEIDING' and registered_to is null order by number limit 1`;
  const companies = await sql<{ number: string; size: string | null }[]>`
    select c.number, (select d.declared_size from dossier d where d.enterprise_number = c.number and d.submitted_at >= date_trunc('year', now()) and d.status not in ('REFUSED', 'WITHDRAWN') and d.declared_size is not null order by d.submitted_at limit 1) as size
    from register.company c
    where c.status = 'AC' and c.legal_form in ('014', '015', '610') and c.nace_code >= '10' and coalesce((select w.class from employment w where w.enterprise_number = c.number order by w.year desc, w.quarter desc limit 1), '1') in ('1', '2', '3', '4')
      and exists (select from register.establishment e where e.enterprise_number = c.number and e.ended_on is null and e.municipality between '70000' and '79999')
    order by c.number`;
  if (provider === undefined || companies.length === 0) throw new Error("the demo data have no provider or no company for this");
  const today = new Date().toISOString().slice(0, 10);
  return Array.from({ length: count }, (_, index) => {
    const company = companies[index % companies.length];
    const fixed = { pillar: "OPLEIDING", theme: "DIGITALISERING", serviceProvider: provider.number, startDate: today };
    return { idempotencyKey: `bench-${run}-${index}`, company: company?.number, declaredSize: company?.size ?? "KO", eligibleCost: `${100 + (index % 200)}.00`, ...fixed };
  });
}

async function run(url: string, rate: number, inputs: readonly Input[]): Promise<Load> {
  const client = spawn(process.execPath, [join(import.meta.dirname, "client.ts"), "--url", url, "--rate", String(rate)], { stdio: ["pipe", "pipe", "inherit"] });
  client.stdin.end(JSON.stringify(inputs));
  let text = "";
  client.stdout.on("data", (data: Buffer) => (text += String(data)));
  await once(client, "close");
  return JSON.parse(text) as Load;
}

/** Companies whose dossiers filed here take more than their ceiling of the year: there must be none. */
async function overCeiling(sql: Sql): Promise<number> {
  const rows = await sql`
    select d.enterprise_number from dossier d where d.submitted_at >= date_trunc('year', now()) and d.status not in ('REFUSED', 'WITHDRAWN', 'LAPSED')
    group by d.enterprise_number having sum(d.subsidy_cents) > 750000 and bool_or(d.handled_by = 'API')`;
  return rows.length;
}

function report(loads: ReadonlyMap<number, Load>, { seconds, load, excess }: { readonly seconds: number; readonly load: string; readonly excess: number }): string {
  const ms = (value: number): string => value.toFixed(1);
  const aimed = loads.get(AIM.rate);
  const isKept = aimed !== undefined && aimed.sentSeconds <= seconds * 1.01 && aimed.p99 <= AIM.p99Ms;
  const rows = [...loads].map(([rate, each]) => [rate, (Object.values(each.outcomes).reduce((a, b) => a + b, 0) / each.seconds).toFixed(0), ms(each.p50), ms(each.p95), ms(each.p99), ms(each.longest), Object.entries(each.outcomes).map(([name, count]) => `${count.toLocaleString("en")} ${name}`).join(", ")]);
  return `\`npm run bench -- submissions\`: \`submitDossier\` over HTTP to the service of \`npm start\` on the demo data, each rate for ${seconds} s. The database, the service and the
sender (a process of its own that keeps its rate whatever the answers do, and counts from when a call was due) share the machine.

${table(["sent a second", "answered a second", "middle, ms", "95%, ms", "99%, ms", "longest, ms", "outcomes"], rows)}

| figure | aim | met |
| --- | --- | --- |
| ${AIM.rate} a second, 99% within ${AIM.p99Ms} ms | ${AIM.rate}, ${AIM.p99Ms} ms | ${isKept ? "yes" : "no"} |
| companies over their ceiling | 0 | ${excess === 0 ? "yes" : `no, ${excess}`} |

- ${machine()}. Load average before: ${load}.`;
}
