import { machine } from "../machine.ts";
import { table, writeSection } from "../results.ts";
import type { TableSum } from "./compare.ts";
import type { ChildReport } from "./import-child.ts";

/** One timed run; `load` is the load average just before it. */
export type Run = { readonly way: "hand-made" | "kmo-graph"; readonly round: number; readonly seconds: number; readonly load: string; readonly child?: ChildReport };

export type Results = {
  readonly enterprises: number;
  readonly runs: readonly Run[];
  readonly sums: readonly TableSum[];
  readonly zipBytes: number;
  readonly settings: Readonly<Record<string, string>>;
  readonly versions: readonly string[];
};

const RATIO_AIM = 1.25;
const PEAK_AIM_MB = 500;

/** Writes the section of the register import and returns the file. */
export function writeResults(results: Results): string {
  const ours = results.runs.filter((run) => run.way === "kmo-graph");
  const best = (way: Run["way"]): number => Math.min(...results.runs.filter((run) => run.way === way).map((run) => run.seconds));
  const ratio = mean(ours) / mean(results.runs.filter((run) => run.way === "hand-made"));
  const peak = Math.max(...ours.map((run) => run.child?.peakBytes ?? 0)) / 1e6;
  const body = [
    "`npm run bench -- register`: a generated full extract through `importRegister`, against `unzip -p | psql \\copy` into unlogged text tables and hand-written SQL",
    "(`bench/register/baseline.sh`) into the same typed, indexed, logged tables of another database of the same server. Both end with the same rows and indexes.",
    "",
    table(["round", "way", "seconds", "rows/s", "peak of node, MB", "load average before"], results.runs.map((run) => runRow(run, rowsIn(ours)))),
    "",
    table(
      ["figure", "measured", "aim", "met"],
      [
        ["seconds of ours / hand-made, means", ratio.toFixed(2), `at most ${RATIO_AIM}`, verdict(ratio <= RATIO_AIM)],
        ["the same, best runs", (best("kmo-graph") / best("hand-made")).toFixed(2), "", ""],
        ["peak memory of node, MB", Math.round(peak), `under ${PEAK_AIM_MB}`, verdict(peak < PEAK_AIM_MB)],
      ],
    ),
    "",
    `- ${results.enterprises.toLocaleString("en")} enterprises, ${rowsIn(ours).toLocaleString("en")} rows in all files, zip of ${Math.round(results.zipBytes / 1e6)} MB. Rows kept: ${kept(results.sums)}.`,
    `- ${machine()}; ${results.versions.join("; ")}.`,
    `- Settings: ${Object.entries(results.settings).map(([name, value]) => `${name} ${value}`).join(", ")}; else PostgreSQL's defaults.`,
    "- Seconds are of the whole process, its start included. Ours also checks each value and the check sums of the zip, and swaps the tables under readers; the hand-made way checks only",
    "  the quoting and the character set. It copies each file whole, while ours writes only what is kept, part of it straight into the final tables.",
  ];
  return writeSection("Import of a register", body.join("\n"));
}

function runRow(run: Run, rows: number): readonly (string | number)[] {
  const peak = run.child === undefined ? "" : Math.round(run.child.peakBytes / 1e6);
  return [run.round, run.way, run.seconds.toFixed(1), Math.round(rows / run.seconds).toLocaleString("en"), peak, run.load];
}

function rowsIn(runs: readonly Run[]): number {
  return Object.values(runs[0]?.child?.rows ?? {}).reduce((sum, rows) => sum + rows, 0);
}

function kept(sums: readonly TableSum[]): string {
  return sums.map((sum) => `${sum.name} ${sum.rows.toLocaleString("en")}`).join(", ");
}

function mean(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.seconds, 0) / runs.length;
}

function verdict(met: boolean): string {
  return met ? "yes" : "no";
}
