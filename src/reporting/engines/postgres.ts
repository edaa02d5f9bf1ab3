import { forEverybody } from "../../db/caller-signal.ts";
import type { Db, Handle } from "../../db/client.ts";
import { atHorizon, findDataVersion, lastLoadOf, type DataVersion } from "../../db/find/data-version.ts";
import { compileCompanyCount, compileDayCounts, readDayCounts, type DayCounts, type DayCountsRow } from "../compile/day-counts.ts";
import { readAnswer, type Raw } from "../compile/result.ts";
import { compilePlans, toQuery } from "../compile.ts";
import { DataMoved, type Engine, type EngineAnswer } from "../engine.ts";
import type { Plan } from "../plan.ts";

/** Reckons plans by SQL, all of one call in one statement; the reference for every other engine. `run` throws DataMoved. */
export function postgresEngine({ db, run }: Pick<Handle, "db" | "run">): Engine {
  const countsAt = remembered((_version: string) => Promise.all([findDayCounts(db), countCompanies(db)]));
  return {
    name: "postgres",
    pin: async () => {
      const version = await findDataVersion(db);
      const [facts, companies] = await countsAt(version.id);
      return { engine: "postgres", version, facts, companies, release: () => {}, run: (plans, signal) => runPlans(run, version, plans, signal) };
    },
  };
}

async function runPlans(run: Handle["run"], version: DataVersion, plans: readonly Plan[], signal: AbortSignal): Promise<EngineAnswer> {
  signal.throwIfAborted();
  if (plans.length === 0) return { results: [], engine: "postgres", version, fused: false };
  const { results, horizon, lastLoad } = readAnswer(plans, await run<Raw>(toQuery(compilePlans(plans)), signal));
  if (lastLoad !== lastLoadOf(version)) throw new DataMoved(`The data were those of import ${lastLoadOf(version)} and are those of import ${lastLoad}. Pin them and plan anew.`);
  return { results, engine: "postgres", version: atHorizon(version, horizon), fused: plans.length > 1 };
}

/** Keeps the last value, by its key; those who ask at the same time wait for the same one. What failed is tried again. */
function remembered<Value>(find: (key: string) => Promise<Value>): (key: string) => Promise<Value> {
  let last: { readonly key: string; readonly value: Promise<Value> } | undefined;
  return async (key) => {
    const known = last?.key === key ? last : { key, value: forEverybody(() => find(key)) };
    last = known;
    try {
      return await known.value;
    } catch (error) {
      if (last === known) last = undefined;
      throw error;
    }
  };
}

async function findDayCounts(db: Db): Promise<DayCounts> {
  return readDayCounts((await db.execute(compileDayCounts())) as unknown as readonly DayCountsRow[]);
}

async function countCompanies(db: Db): Promise<number> {
  const [row] = (await db.execute(compileCompanyCount())) as unknown as readonly { readonly companies: string }[];
  if (row === undefined) throw new Error("an aggregate gave no row");
  return Number(row.companies);
}
