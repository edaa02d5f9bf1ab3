import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll } from "vitest";
import { plainFolder } from "../plain/load.ts";
import type { Part } from "./document.ts";

/** What the plain count of a folder's files answers, page by page; `today` is the day that present ages are of. It ends with the calling test file. */
export function startPlainCounter(directory: string, today: string): (part: Part) => Promise<readonly object[]> {
  const child = spawn(process.execPath, [join(plainFolder, "count.mjs"), directory, today], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  afterAll(() => void child.stdin.end());
  return async (part) => {
    child.stdin.write(`${JSON.stringify(part)}\n`);
    const { value, done } = await lines.next();
    if (done === true) throw new Error("the plain count has ended");
    return JSON.parse(value) as object[];
  };
}
