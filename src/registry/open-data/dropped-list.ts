import { createWriteStream, mkdirSync, type WriteStream } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import type { DroppedRow } from "./tally.ts";

/** The CSV file that lists every row that ought not to be in the delivery. It is made when the first such row is met. */
export class DroppedList {
  private stream: WriteStream | null = null;
  private failure: Error | null = null;
  private readonly directory: string;
  private readonly name: string;

  constructor(directory: string, name: string) {
    this.directory = directory;
    this.name = name;
  }

  /** File name under the directory, or null when no row was listed. */
  get fileName(): string | null {
    return this.stream === null ? null : this.name;
  }

  add(row: DroppedRow): void {
    this.stream ??= this.open();
    this.stream.write(`${row.file},${row.line},${row.number},"${row.reason}"\n`);
  }

  /** Waits until the file takes more; call it between two pieces of input. */
  async drain(): Promise<void> {
    if (this.stream?.writableNeedDrain === true && this.failure === null) await once(this.stream, "drain");
    if (this.failure !== null) throw this.failure;
  }

  async close(): Promise<void> {
    if (this.stream !== null && !this.stream.writableFinished && this.failure === null) {
      this.stream.end();
      await once(this.stream, "close");
    }
    if (this.failure !== null) throw this.failure;
  }

  private open(): WriteStream {
    mkdirSync(this.directory, { recursive: true });
    const stream = createWriteStream(join(this.directory, this.name));
    stream.on("error", (error) => (this.failure = error));
    stream.write("file,line,number,reason\n");
    return stream;
  }
}
