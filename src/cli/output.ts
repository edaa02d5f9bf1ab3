import { SingleBar } from "cli-progress";
import type { Progress } from "../db/import-lock.ts";

const RATE_WINDOW_MS = 100;

/** Prints steps and progress bars for people on standard error, also into a pipe (one line per task there). */
export class Output {
  readonly #stream: NodeJS.WriteStream;
  #bar: { readonly task: string; readonly bar: SingleBar; readonly startedMs: number; lastMs: number } | null = null;
  constructor(stream: NodeJS.WriteStream = process.stderr) {
    this.#stream = stream;
  }

  /** A line of its own; ends a bar that is being drawn. */
  line(text: string): void {
    this.#endBar();
    this.#stream.write(`${text}\n`);
  }

  /** Runs a step and prints its name before, and its seconds after. */
  async step<T>(name: string, work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    this.line(`${name} ...`);
    const result = await work();
    this.line(`${name}: done in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    return result;
  }

  /** Draws the bar of a task with count and rate; a new task ends the bar before it. */
  readonly progress = (progress: Progress): void => {
    if (this.#bar?.task !== progress.task) {
      this.#endBar();
      this.#startBar(progress);
    }
    const bar = this.#bar;
    const now = performance.now();
    const ended = progress.total !== null && progress.done >= progress.total;
    if (bar === null || (now - bar.lastMs < RATE_WINDOW_MS && !ended)) return;
    bar.lastMs = now;
    bar.bar.setTotal(progress.total ?? Math.max(progress.done, 1));
    bar.bar.update(progress.done, { amount: amount(progress.done, progress.unit), rate: amount((progress.done / Math.max(now - bar.startedMs, 1)) * 1000, progress.unit) });
  };

  #startBar(progress: Progress): void {
    const bar = new SingleBar({ stream: this.#stream, format: `  {task} |{bar}| {percentage}%  {amount}  {rate}/s`, hideCursor: true, noTTYOutput: !this.#stream.isTTY, notTTYSchedule: 60_000, fps: 5, barsize: 24 });
    bar.start(progress.total ?? 1, 0, { task: progress.task.padEnd(26), amount: amount(0, progress.unit), rate: amount(0, progress.unit) });
    this.#bar = { task: progress.task, bar, startedMs: performance.now(), lastMs: 0 };
  }

  #endBar(): void {
    this.#bar?.bar.stop();
    this.#bar = null;
  }
}

function amount(value: number, unit: Progress["unit"]): string {
  return unit === "bytes" ? `${(value / 1e6).toFixed(1)} MB` : `${Math.round(value).toLocaleString("en")} rows`;
}

/** Columns padded to the widest cell; numbers to the right. */
export function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const text = [header, ...rows].map((row) => row.map((cell) => (typeof cell === "number" ? cell.toLocaleString("en") : cell)));
  const widths = header.map((_, column) => Math.max(...text.map((row) => row[column]?.length ?? 0)));
  const isNumber = header.map((_, column) => rows.some((row) => typeof row[column] === "number"));
  return text.map((row) => row.map((cell, column) => (isNumber[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join("  ").trimEnd()).join("\n");
}
