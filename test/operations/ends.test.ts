import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";

/** Starts the child, sends a signal, and gives how it ended and what it logged at level fatal. */
async function end(signal: NodeJS.Signals): Promise<{ readonly exitCode: number | null; readonly said: readonly unknown[] }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "ends-child.ts")], { stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let said = "";
  child.stderr.on("data", (data) => (said += String(data)));
  await once(child.stdout, "data");
  child.kill(signal);
  const [exitCode] = (await once(child, "close")) as [number | null];
  return { exitCode, said: said.trim().split("\n").map((line) => JSON.parse(line) as unknown) };
}

it("a stop that takes too long ends the process with 1, and the log says what was still under way", async () => {
  expect(await end("SIGTERM")).toMatchObject({ exitCode: 1, said: [{ level: 60, step: "closing the engines", running: [], msg: "stopping took longer than 0.5 s; what runs is given up" }] });
});

it("so does one after an error that nobody caught, of which the log says kind and place", async () => {
  const { exitCode, said } = await end("SIGUSR2");
  expect(exitCode).toBe(1);
  expect(said).toMatchObject([{ level: 60, kind: "exception", error: "TypeError", at: expect.arrayContaining([expect.stringContaining("ends-child.ts")]), msg: "an error that nobody caught; the service stops" }, { step: "closing the engines" }]);
});
