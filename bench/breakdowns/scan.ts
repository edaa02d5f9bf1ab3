import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Dictionary, Row } from "./answers.ts";
import { versionOf } from "../machine.ts";

/** What the scan in C says of one question: milliseconds of its rounds, and its rows with numbers as keys. */
export type Scanned = { readonly name: string; readonly best: number; readonly p50: number; readonly rows: readonly Row[] };

const compiler = "cc";

/** Compiles the scan in C into the folder; returns the program and the version of the compiler. */
export function compileScan(directory: string): { readonly program: string; readonly version: string } {
  const version = versionOf(compiler, "--version", "Install a C compiler (Debian: apt-get install gcc; macOS: xcode-select --install).");
  const program = join(directory, "scan");
  execFileSync(compiler, ["-O3", "-march=native", "-o", program, join(import.meta.dirname, "scan.c")]);
  return { program, version };
}

/** Runs every question that often over a file of packed columns, in one thread. */
export function runScan(program: string, file: string, dictionary: Dictionary, rounds: number): ReadonlyMap<string, Scanned> {
  const code = (list: string, of: string): string => String(dictionary[list]?.indexOf(of) ?? -1);
  const printed = execFileSync(program, [file, String(rounds), code("section", "C"), code("province", "70000")], { encoding: "utf8", maxBuffer: 64 * 2 ** 20 });
  const scanned = printed.trimEnd().split("\n").map((line) => JSON.parse(line) as Scanned);
  return new Map(scanned.map((each) => [each.name, each]));
}
