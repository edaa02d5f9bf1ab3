import { sql } from "drizzle-orm";
import type { Day } from "../../domain/day.ts";
import type { Db } from "../client.ts";
import type { LoadBreak, LoadNote } from "../tables/index.ts";

/** The state of the data that an answer rests on. */
export type DataVersion = {
  /** Changes with every dossier event and every import; equal only for equal data. */
  readonly id: string;
  /** Highest change that is certain to be complete: change_horizon(). */
  readonly horizon: number;
  /** End of the last import of any kind; null when there was none. */
  readonly loadedAt: Date | null;
  /** Last day that the imported dossiers speak of; null when none were imported. */
  readonly dossiersThrough: Day | null;
  /** Number of the last imported KBO extract; null when none was imported. */
  readonly kboExtract: string | null;
  /** End of the last import of a KBO extract. */
  readonly registerLoadedAt: Date | null;
  /** The day that this extract speaks of. */
  readonly registerThrough: Day | null;
  /** True as soon as one import was generated data. */
  readonly synthetic: boolean;
  /** What the imports tell every answer, each text once: of the last register import and of all others, oldest first. */
  readonly notes: readonly LoadNote[];
  /** Breaks in the series that these imports bring, each once. */
  readonly breaks: readonly LoadBreak[];
};

/** The identifier of the state at a horizon with a last load. */
export function versionId(horizon: number, lastLoad: number): string {
  return `${horizon}-${lastLoad}`;
}

/** The number of the last load of a version; 0 before the first. */
export function lastLoadOf({ id }: Pick<DataVersion, "id">): number {
  return Number(id.slice(id.indexOf("-") + 1));
}

/** The same loads at a later horizon. */
export function atHorizon(version: DataVersion, horizon: number): DataVersion {
  return { ...version, horizon, id: versionId(horizon, lastLoadOf(version)) };
}

type Raw = {
  readonly horizon: string;
  readonly last_load: string;
  readonly loaded_at: string | null;
  readonly dossiers_through: string | null;
  readonly kbo_extract: string | null;
  readonly register_loaded_at: string | null;
  readonly register_through: string | null;
  readonly synthetic: boolean;
  readonly notes: readonly LoadNote[];
  readonly breaks: readonly LoadBreak[];
};

const statement = sql`
  with newest as (select id, extract_number, loaded_at, through from load where kind = 'REGISTER' order by id desc limit 1),
  speaking as (select id, notes, breaks from load where (notes <> '[]' or breaks <> '[]') and (kind <> 'REGISTER' or id = (select id from newest)))
  select change_horizon() as horizon,
    coalesce(max(id), 0) as last_load,
    max(loaded_at) as loaded_at,
    max(through) filter (where kind = 'DOSSIERS') as dossiers_through,
    (select extract_number::text from newest) as kbo_extract,
    (select loaded_at from newest) as register_loaded_at,
    (select through from newest) as register_through,
    coalesce(bool_or(synthetic), false) as synthetic,
    (select coalesce(jsonb_agg(note order by id, position), '[]') from (select note, min(id) as id, min(position) as position from speaking, jsonb_array_elements(notes) with ordinality as each(note, position) group by note) once) as notes,
    (select coalesce(jsonb_agg(break order by break ->> 'on', break), '[]') from (select distinct break from speaking, jsonb_array_elements(breaks) as each(break)) once) as breaks
  from load`;

/** The present state of the data; one statement. */
export async function findDataVersion(db: Db): Promise<DataVersion> {
  const [raw] = (await db.execute(statement)) as unknown as readonly Raw[];
  if (raw === undefined) throw new Error("an aggregate gave no row");
  return {
    id: versionId(Number(raw.horizon), Number(raw.last_load)),
    horizon: Number(raw.horizon),
    loadedAt: toDate(raw.loaded_at),
    dossiersThrough: raw.dossiers_through,
    kboExtract: raw.kbo_extract,
    registerLoadedAt: toDate(raw.register_loaded_at),
    registerThrough: raw.register_through,
    synthetic: raw.synthetic,
    notes: raw.notes,
    breaks: raw.breaks,
  };
}

function toDate(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
