import type { Handle } from "../../../../db/client.ts";
import { atHorizon, findDataVersion, lastLoadOf, versionId, type DataVersion } from "../../../../db/find/data-version.ts";
import type { Day } from "../../../../domain/day.ts";
import { ApplicantColumns } from "./applicant-columns.ts";
import { Base, Delta } from "./base.ts";
import { CodeBooks } from "./code-books.ts";
import { CHANGED_DOSSIER, takeChanges, type Changes, type Followed } from "./changes.ts";
import { copyOut, type CopiedRow } from "./copy-out.ts";
import { dossierFields, dossierQueries, DossierReader, type References } from "./dossier-rows.ts";
import { makeRoom, newTable, type DossierTable } from "./dossier-table.ts";
import { bytesNeeded, mostMoved } from "./memory.ts";
import type { VersionFacts, VersionMessage } from "../threads/messages.ts";
import { NumberIndex } from "./number-index.ts";
import { readCompanies } from "./register-columns.ts";
import { textOf } from "./statement.ts";
import { instant } from "../threads/instant.ts";
import { ColumnsUnavailable } from "../unavailable.ts";

export type FollowerOptions = {
  /** With as many connections as LOAD_CONNECTIONS. */
  readonly handle: Handle;
  readonly maxBytes: number;
  /** Changed dossiers at which they are put together with the others. */
  readonly compactRows: number;
  readonly firstId: number;
  readonly publish: (message: Published) => void;
};

/** What a follower gives: versions, and that all data are being read. */
export type Published = (VersionMessage & VersionFacts) | { readonly kind: "READING" };

type Held = Omit<Followed, "version" | "base" | "delta"> & { version: DataVersion; base: Base; delta: Delta; /** Places of companies when they were last published; -1 before. */ published: number };
type Counts = { readonly dossiers: number; readonly companies: number; /** Pages of the table of dossiers. */ readonly pages: number };

/** Connections that the dossiers are read over. */
export const LOAD_CONNECTIONS = 2;
const ATTEMPTS = 5;
/** Below this a copy of the changed rows costs nothing. */
const FEW_ROWS = 1000;

/** Reads the data into columns and follows their changes. One call at a time. */
export class Follower {
  readonly #options: FollowerOptions;
  #held: Held | null = null;
  #nextId: number;
  #refused: { readonly version: string; readonly today: Day; readonly error: ColumnsUnavailable } | null = null;

  constructor(options: FollowerOptions) {
    this.#options = options;
    this.#nextId = options.firstId;
  }

  /**
   * Publishes a version of everything committed before the call, unless the last one is that. Returns when it looked: the version has all that
   * was committed by then. Throws ColumnsUnavailable and what the database throws.
   */
  async refresh(today: Day): Promise<number> {
    const seenAt = instant();
    const held = this.#held;
    if (held === null || held.today !== today) return await this.#readAll(today);
    if (await this.#isUpToDate(held)) return seenAt;
    const changes = await takeChanges(this.#options.handle.stream, held);
    if (!isFollowed(held, changes) || isWorn(held)) return await this.#readAll(today);
    held.version = atHorizon(held.version, changes.horizon);
    const isFull = held.delta.table.rows > this.#compactAt(held.base);
    if (isFull) compact(held);
    this.#publish(held, isFull);
    return seenAt;
  }

  /** Nothing later can be seen, so the version held is still the state; no need to wait for who is writing. */
  async #isUpToDate({ version }: Held): Promise<boolean> {
    const [row] = await this.#options.handle.reads<{ horizon: string; load: string }[]>`
      select (select coalesce(max(seq), 0) from dossier_event) as horizon, (select coalesce(max(id), 0) from load) as load`;
    return row !== undefined && versionId(Number(row.horizon), Number(row.load)) === version.id;
  }

  #compactAt(base: Base): number {
    return Math.min(this.#options.compactRows, Math.max(FEW_ROWS, base.segment.rows / 20));
  }

  async #readAll(today: Day): Promise<number> {
    const { handle } = this.#options;
    await this.#checkRefused(today);
    this.#options.publish({ kind: "READING" });
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const version = await findDataVersion(handle.db);
      let seenAt = instant();
      const held = await this.#orRefuse(version, today, async () => {
        const read = await this.#read(version, today);
        seenAt = instant();
        const changes = await takeChanges(handle.stream, read);
        if (!isFollowed(read, changes)) return null;
        read.version = atHorizon(version, changes.horizon);
        return read;
      });
      if (held === null) continue;
      this.#held = held;
      this.#publish(held, true);
      return seenAt;
    }
    throw new ColumnsUnavailable("FAILED", `The data were imported anew ${ATTEMPTS} times while they were read.`);
  }

  /** The same data would be refused again: they are not read before they change. */
  async #checkRefused(today: Day): Promise<void> {
    if (this.#refused === null) return;
    const { version, today: then, error } = this.#refused;
    if (then === today && (await findDataVersion(this.#options.handle.db)).id === version) throw error;
    this.#refused = null;
  }

  async #orRefuse<Value>(version: DataVersion, today: Day, work: () => Promise<Value>): Promise<Value> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ColumnsUnavailable) this.#refused = { version: version.id, today, error };
      throw error;
    }
  }

  async #read(version: DataVersion, today: Day): Promise<Held> {
    const { reads, stream } = this.#options.handle;
    const counts = await this.#counts();
    this.#checkMemory(counts);
    const books = new CodeBooks();
    await books.nace.readPairs(reads);
    const register = await readCompanies(stream, books, today, counts.companies);
    const to: References = { books, register, applicants: new ApplicantColumns(register), establishments: new NumberIndex() };
    const table = await this.#readDossiers(to, today, counts);
    return { ...to, today, version, base: new Base(table), delta: new Delta(), reader: new DossierReader(to, CHANGED_DOSSIER), moved: new Set(), published: -1 };
  }

  async #counts(): Promise<Counts> {
    const [counts] = await this.#options.handle.reads<Counts[]>`
      select (select count(*)::int from dossier) as dossiers, (select count(*)::int from register.company) as companies,
        (pg_relation_size('dossier') / current_setting('block_size')::int)::int as pages`;
    if (counts === undefined) throw new Error("an aggregate gave no row");
    return counts;
  }

  #checkMemory(counts: Counts): void {
    const { maxBytes } = this.#options;
    const bytes = bytesNeeded(counts);
    if (bytes <= maxBytes) return;
    const message = `${counts.dossiers} dossiers and ${counts.companies} companies need about ${megabytes(bytes)} MB in columns; the limit is ${megabytes(maxBytes)} MB. Raise it, or leave reports to PostgreSQL.`;
    throw new ColumnsUnavailable("TOO_LARGE", message);
  }

  async #readDossiers(to: References, today: Day, { dossiers, pages }: Counts): Promise<DossierTable> {
    const reader = new DossierReader(to, 0);
    const table = newTable(Math.ceil(dossiers * 1.01) + 16);
    const take = (row: CopiedRow): void => {
      makeRoom(table, table.rows + 1);
      reader.write(row, table, table.rows);
      table.rows += 1;
    };
    const copies = await Promise.allSettled(dossierQueries(today, pages, LOAD_CONNECTIONS).map((query) => copyOut(this.#options.handle.stream, textOf(query), dossierFields, take)));
    for (const copy of copies) if (copy.status === "rejected") throw copy.reason;
    return table;
  }

  #publish(held: Held, isNewBase: boolean): void {
    const { base, register, delta, applicants, establishments, books, version, today } = held;
    const id = this.#nextId;
    this.#nextId += 1;
    const isOtherRegister = held.published !== register.places;
    held.published = register.places;
    this.#options.publish({
      kind: "VERSION",
      id,
      base: isNewBase ? base.segment : null,
      companies: isOtherRegister ? register.published() : null,
      delta: delta.segment(),
      dead: base.dead(),
      applicants: applicants.published(),
      establishments: establishments.count,
      dictionaries: books.grown(),
      version,
      today,
    });
  }
}

function compact(held: Held): void {
  held.base = held.base.with(held.delta.table);
  held.delta = new Delta();
}

/** Whether the changes lead on from the version; not after an import, nor when the database was put back. */
function isFollowed({ version }: Held, { isComplete, lastLoad, horizon }: Changes): boolean {
  return isComplete && lastLoad === lastLoadOf(version) && horizon >= version.horizon;
}

/** Whether so many companies moved that the places they left take too much. */
function isWorn({ register }: Held): boolean {
  return register.moved > mostMoved(register.count);
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1_000_000);
}
