import type { FileShape } from "./columns.ts";
import type { CsvRecord } from "./csv-records.ts";
import { FaultList, type RowFault } from "./fault.ts";
import type { Header } from "./header.ts";
import type { RejectFile } from "./reject-file.ts";
import { copyLine, createRowParser } from "./row-parser.ts";

const CHUNK_CHARACTERS = 256 * 1024;

/** Reads the rows of one file and keeps count of what the report tells. */
export class Reading<Row, Lists> {
  readonly faults = new FaultList();
  readonly #shape: FileShape<Row, Lists>;
  readonly #rejects: RejectFile | null;
  #rows = 0;

  constructor(shape: FileShape<Row, Lists>, rejects: RejectFile | null) {
    this.#shape = shape;
    this.#rejects = rejects;
  }

  /** Rows read so far, bad ones too. */
  get rows(): number {
    return this.#rows;
  }

  /** The good rows as COPY text in chunks of about 256 kB; bad rows go to `faults` and to the reject file. */
  async *copyChunks(records: AsyncIterable<CsvRecord>, header: Header, lists: Lists): AsyncGenerator<Buffer> {
    const parser = createRowParser(this.#shape, header, lists);
    let chunk = "";
    for await (const { line, fields } of records) {
      this.#rows += 1;
      const faults = parser.parse(fields);
      if (faults.length > 0) await this.reject(line, faults, fields);
      else chunk += copyLine(this.#shape, line, parser.row);
      if (chunk.length < CHUNK_CHARACTERS) continue;
      yield Buffer.from(chunk);
      chunk = "";
    }
    if (chunk !== "") yield Buffer.from(chunk);
  }

  /** Notes a bad row; `fields` as they stand in the file. */
  async reject(line: number, faults: readonly RowFault[], fields: readonly string[]): Promise<void> {
    this.faults.add(line, faults);
    await this.#rejects?.add(line, faults, fields);
  }
}
