import { brusselsDay, type Day } from "../domain/period.ts";
import type { CsvRecord } from "./csv-records.ts";
import type { DossierHeader } from "./dossier-header.ts";
import { copyLine, createRowParser, type RowParser } from "./dossier-row.ts";
import { lastMoment } from "./dossier-rules.ts";
import type { Lists } from "./dossier-values.ts";
import { FaultList, type RowFault } from "./fault.ts";
import type { RejectFile } from "./reject-file.ts";

const CHUNK_CHARACTERS = 256 * 1024;
const SYNTHETIC_PREFIX = "DEMO-";

/** Reads the rows of one file and keeps count of what the report tells. */
export class DossierReading {
  readonly faults = new FaultList();
  readonly #parser: RowParser;
  readonly #rejects: RejectFile | null;
  #rows = 0;
  #last = Number.NEGATIVE_INFINITY;
  #real = 0;

  constructor(header: DossierHeader, lists: Lists, rejects: RejectFile | null) {
    this.#parser = createRowParser(header, lists);
    this.#rejects = rejects;
  }

  /** Rows read so far, bad ones too. */
  get rows(): number {
    return this.#rows;
  }

  /** Brussels day of the last moment in the good rows; null when there are none. */
  get through(): Day | null {
    return Number.isFinite(this.#last) ? brusselsDay(new Date(this.#last)) : null;
  }

  /** True when every good row is generated data. */
  get synthetic(): boolean {
    return this.#real === 0;
  }

  /** True when some good rows are generated data and some are not. */
  get mixed(): boolean {
    return this.#real > 0 && this.#real < this.#rows - this.faults.rows;
  }

  /** The good rows as COPY text in chunks of about 256 kB; bad rows go to `faults` and to the reject file. */
  async *copyChunks(records: AsyncIterable<CsvRecord>): AsyncGenerator<Buffer> {
    let chunk = "";
    for await (const { line, fields } of records) {
      this.#rows += 1;
      const faults = this.#parser.parse(fields);
      if (faults.length > 0) await this.reject(line, faults, fields);
      else chunk += this.#accept(line);
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

  #accept(line: number): string {
    const { row } = this.#parser;
    this.#last = Math.max(this.#last, lastMoment(row));
    if (!row.reference.startsWith(SYNTHETIC_PREFIX)) this.#real += 1;
    return copyLine(line, row);
  }
}
