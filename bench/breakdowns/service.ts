import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "../../src/config.ts";
import type { Target } from "../../src/db/connect.ts";
import { noHurrySettings } from "../../test/support/no-hurry.ts";
import { started, type Child } from "./children.ts";

/** Starts our service as it is run, on the database of the benchmark; it also says how long its event loop makes others wait. */
export function startService(target: Exclude<Target, string>, directory: string, settings: Readonly<Record<string, string>> = {}): Promise<Child> {
  const { host, user, database } = target;
  const env = { ...process.env, PGHOST: host, PGUSER: user, DATABASE_URL: `postgres:///${database}`, DATA_DIR: join(directory, "service"), DEMO: "off", PORT: "0", NODE_ENV: "production", ...noHurrySettings, ...settings };
  const child = spawn(process.execPath, ["--import", join(import.meta.dirname, "loop-delay.ts"), join(root, "src", "main.ts")], { stdio: ["ignore", "pipe", "inherit", "ipc"], env });
  let said = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    const port = /ready at http:\/\/[^:]+:(\d+)\//.exec(said)?.[1];
    if (port === undefined) return;
    said = "";
    child.emit("message", { port: Number(port) });
  });
  return started("kmo-graph", child);
}

/** Asks our service; the parsed answer. */
export async function askService<Answer>({ port }: Child, body: string): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body });
  return (await response.json()) as Answer;
}
