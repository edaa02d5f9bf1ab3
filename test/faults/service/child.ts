import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "../../../src/config.ts";

/** The real service, in a process of its own. */
export type Service = {
  readonly url: string;
  readonly pid: number;
  /** Lines of its standard error. */
  readonly said: string[];
  /** Null while it runs. */
  readonly exitCode: () => number | null;
  /** Asks it to stop, and gives its exit code. */
  readonly stop: () => Promise<number | null>;
  readonly kill: () => void;
};

export type ServiceOptions = {
  readonly dataDir: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Options of node before the program. */
  readonly nodeOptions?: readonly string[];
};

const READY = /^kmo-graph ready at (\S+)$/;

/** No limit of requests is in the way. */
const unlimited = { LIMIT_AT_ONCE: "10000", LIMIT_AT_ONCE_ALL: "10000", RATE_POINTS_PER_MINUTE_PUBLIC: "1000000000", RATE_POINTS_PER_MINUTE_INTERNAL: "1000000000", RATE_POINTS_PER_MINUTE_HANDLER: "1000000000", RATE_POINTS_PER_MINUTE_ADMIN: "1000000000" };

export async function startService({ dataDir, env = {}, nodeOptions = [] }: ServiceOptions): Promise<Service> {
  const child = spawn(process.execPath, [...nodeOptions, join(root, "src", "main.ts")], {
    env: { PATH: process.env["PATH"], HOST: "127.0.0.1", PORT: "0", DATA_DIR: dataDir, DEMO: "off", LOG_LEVEL: "warn", SCAN_THREADS: "1", ...unlimited, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  createInterface(child.stderr).on("line", (line) => said.push(line));
  const exited = once(child, "exit");
  const url = await Promise.race([untilReady(child), exited.then(() => Promise.reject(new Error(`the service ended (${child.exitCode}):\n${said.join("\n")}`)))]);
  return {
    url,
    pid: child.pid ?? 0,
    said,
    exitCode: () => child.exitCode,
    stop: async () => {
      child.kill("SIGTERM");
      await exited;
      return child.exitCode;
    },
    kill: () => void child.kill("SIGKILL"),
  };
}

async function untilReady({ stdout }: ChildProcess): Promise<string> {
  for await (const line of createInterface(stdout!)) {
    const [, url] = READY.exec(line) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error("the service never said that it is ready");
}
