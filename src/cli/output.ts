import { SingleBar } from "cli-progress";
import type { Progress } from "../db/import-lock.ts";

const RATE_WINDOW_MS = 100;

type Task = { readonly name: string; readonly bar: SingleBar | null; readonly startedMs: number; lastMs: number; said: string };

/** Prints steps and progress bars for people on standard error; into a pipe one line per task, when it has ended. */
export class Output {
  readonly #stream: NodeJS.WriteStream;
  #task: Task | null = null;

  constructor(stream: NodeJS.WriteStream = process.stderr) {
    this.#stream = stream;
  }

  /** A line of its own; ends a task that is being shown. */
  line(text: string): void {
    this.#endTask();
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

  /** Shows how far a task is, with count and rate; a new task ends the one before it. */
  readonly progress = ({ task: name, done, total, unit }: Progress): void => {
    if (this.#task?.name !== name) {
      this.#endTask();
      this.#task = { name, bar: this.#startBar(name, total, unit), startedMs: performance.now(), lastMs: 0, said: "" };
    }
    const task = this.#task;
    const now = performance.now();
    task.said = `${amount(done, unit)} in ${((now - task.startedMs) / 1000).toFixed(1)} s`;
    const ended = total !== null && done >= total;
    if (task.bar === null || (now - task.lastMs < RATE_WINDOW_MS && !ended)) return;
    task.lastMs = now;
    task.bar.setTotal(total ?? Math.max(done, 1));
    task.bar.update(done, { amount: amount(done, unit), rate: amount((done / Math.max(now - task.startedMs, 1)) * 1000, unit) });
  };

  #startBar(name: string, total: number | null, unit: Progress["unit"]): SingleBar | null {
    if (!this.#stream.isTTY) return null;
    const bar = new SingleBar({ stream: this.#stream, format: `  {task} |{bar}| {percentage}%  {amount}  {rate}/s`, hideCursor: true, fps: 5, barsize: 24 });
    bar.start(total ?? 1, 0, { task: name.padEnd(26), amount: amount(0, unit), rate: amount(0, unit) });
    return bar;
  }

  #endTask(): void {
    const task = this.#task;
    this.#task = null;
    if (task?.bar) task.bar.stop();
    else if (task !== null) this.#stream.write(`  ${task.name}: ${task.said}\n`);
  }
}

function amount(value: number, unit: Progress["unit"]): string {
  return unit === "bytes" ? `${(value / 1e6).toFixed(1)} MB` : `${Math.round(value).toLocaleString("en")} ${unit}`;
}

/** Columns padded to the widest cell; numbers to the right. */
export function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const text = [header, ...rows].map((row) => row.map((cell) => (typeof cell === "number" ? cell.toLocaleString("en") : cell)));
  const widths = header.map((_, column) => Math.max(...text.map((row) => row[column]?.length ?? 0)));
  const isNumber = header.map((_, column) => rows.some((row) => typeof row[column] === "number"));
  return text.map((row) => row.map((cell, column) => (isNumber[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join("  ").trimEnd()).join("\n");
}
