import DataLoader from "dataloader";
import type { DataVersion } from "../db/find/data-version.ts";
import type { Day } from "../domain/period.ts";
import { checkBreakdown, finishBreakdown, plansOf, prepareBreakdown, type Prepared, type Selection } from "../reporting/breakdown.ts";
import { DataMoved, type Engine, type EngineAnswer, type EngineName, type EngineResult, type Pinned } from "../reporting/engine.ts";
import type { BreakdownArguments } from "../reporting/request.ts";
import type { Breakdown } from "../reporting/shape.ts";

/** How often a report is planned anew when an import ends beneath it. */
const ATTEMPTS = 3;

/** A breakdown that is ready to run, and where its answer stands in the request. */
export type Report = {
  readonly prepared: Prepared;
  readonly path: string;
  readonly engine: EngineName;
  /** The state of the data that it was prepared for. */
  readonly state: Promise<Pinned>;
  /** The same on the newest state. */
  readonly anew: () => Promise<Report>;
};

/** What came of a report; `fusedWith` are the paths of those that ran as one with it. */
export type ReportAnswer = { readonly breakdown: Breakdown; readonly fusedWith: readonly string[] };

/** The breakdowns of one request, all on one state of the data. */
export type Reports = {
  readonly version: () => Promise<DataVersion>;
  readonly prepare: (given: BreakdownArguments, selection: Selection, path: string) => Promise<Report>;
  readonly run: (report: Report) => Promise<ReportAnswer>;
  /** Lets go of the state of the data. */
  readonly close: () => void;
};

type Batched = { readonly answer: EngineAnswer; readonly results: readonly EngineResult[]; readonly fusedWith: readonly string[] };

/** The reports of a request; those asked in one tick run together. `answeredOn` takes the version that each was answered on, where that is known exactly. */
export function makeReports(engine: Engine, today: Day, signal: AbortSignal, answeredOn: Set<string>): Reports {
  let state: Promise<Pinned> | undefined;
  let isClosed = false;
  // A resolver may run on after its request has failed: what it pinned then would be held for ever.
  const pin = (): Promise<Pinned> => (isClosed ? Promise.reject(new Error("the request is over")) : (state ??= engine.pin(today)));
  const release = (): void => {
    void state?.then((pinned) => pinned.release(), () => {});
    state = undefined;
  };
  const runs = new DataLoader<Report, Batched>(async (reports) => runTogether(await pin(), reports, signal), { cache: false });
  const prepare: Reports["prepare"] = async (given, selection, path) => {
    checkBreakdown(given, selection, { today, through: today });
    const own = pin();
    const pinned = await own;
    const prepared = prepareBreakdown(given, selection, { today, through: pinned.version.dossiersThrough ?? today }, pinned);
    return { prepared, path, engine: pinned.engine, state: own, anew: () => prepare(given, selection, path) };
  };
  const run = async (report: Report, attempt: number): Promise<ReportAnswer> => {
    try {
      const { answer, results, fusedWith } = await runs.load(report);
      answeredOn.add(answer.engine === "columns" ? answer.version.id : answer.engine);
      return { breakdown: finishBreakdown(report.prepared, results, answer), fusedWith };
    } catch (error) {
      if (!(error instanceof DataMoved) || attempt === ATTEMPTS) throw error;
      // Those asked together fail together: only the first of them lets go of the state, the others use what it pinned.
      if (report.state === state) release();
      return await run(await report.anew(), attempt + 1);
    }
  };
  const close = (): void => {
    isClosed = true;
    release();
  };
  return { version: async () => (await pin()).version, prepare, run: (report) => run(report, 1), close };
}

async function runTogether(pinned: Pinned, reports: readonly Report[], signal: AbortSignal): Promise<readonly Batched[]> {
  const answer = await pinned.run(reports.flatMap(({ prepared }) => plansOf(prepared)), signal);
  let start = 0;
  return reports.map((report) => {
    const end = start + plansOf(report.prepared).length;
    const results = answer.results.slice(start, end);
    start = end;
    return { answer, results, fusedWith: answer.fused ? reports.filter((each) => each !== report).map(({ path }) => path) : [] };
  });
}
