import type { Db, Handle } from "../db/client.ts";
import type { Audience } from "../domain/audience.ts";
import { defaultRequestLimits, type RequestLimits } from "../domain/request-limits.ts";
import { brusselsDay } from "../domain/period.ts";
import { createIntake, type Intake } from "../intake/intake.ts";
import { extractRegister, type Register, type RegisterOutcome } from "../registry/register.ts";
import { plainState, type Engine, type EngineState } from "../reporting/engine.ts";
import { makeLoaders, type Loaders } from "./loaders/index.ts";
import { makeReports, type Reports } from "./reports.ts";

/** What the resolvers of one request work with. Loaders cache, so a context must not outlive its request. */
export type Context = {
  readonly db: Db;
  readonly audience: Audience;
  readonly now: () => Date;
  readonly load: Loaders;
  readonly register: Register;
  /** The life of dossiers. */
  readonly intake: Intake;
  /** Key or client id of whoever asks. */
  readonly client: string;
  /** The breakdowns, all on one state of the data; to be closed after the request. */
  readonly reports: Reports;
  readonly engineState: () => EngineState;
  /** Aborted when whoever asked has gone away before the answer was sent. */
  readonly signal: AbortSignal;
  /** Identifiers of the data versions that the answer rests on; what runs on a version that it knows exactly adds it here. */
  readonly answeredOn: Set<string>;
  /** What requests over HTTP are held to; the catalog shows it. */
  readonly requestLimits: RequestLimits;
};

/** What a context is made of. */
export type ContextOptions = {
  readonly handle: Handle;
  readonly engine: Engine;
  /** Default: the imported extract alone. */
  readonly register?: Register;
  /** Default: over the same database and register, and nobody is told of writes. */
  readonly intake?: Intake;
  /** Default: "open". */
  readonly client?: string;
  /** Default: that the engine answers, and nothing else. */
  readonly engineState?: () => EngineState;
  readonly audience: Audience;
  readonly now: () => Date;
  /** Default: never aborted. */
  readonly signal?: AbortSignal;
  /** Default: what the settings say when they say nothing. */
  readonly requestLimits?: RequestLimits;
};

/** A context for one request. */
export function createContext({ handle, engine, register = extractRegister(handle), intake = openIntake(handle, register), client = "open", engineState = () => plainState(engine), audience, now, signal = new AbortController().signal, requestLimits = defaultRequestLimits }: ContextOptions): Context {
  const answeredOn = new Set<string>();
  const reports = makeReports(engine, brusselsDay(now()), signal, answeredOn);
  return { db: handle.db, audience, now, load: makeLoaders(handle.db, { register, signal }, reports.version), register, intake, client, reports, engineState, signal, answeredOn, requestLimits };
}

/** The life of dossiers over a database and its register; `onWritten` is called after every write. */
export function openIntake({ writes, reads }: Handle, register: Register, onWritten: () => void = () => {}): Intake {
  return createIntake({ sql: writes, reads, lookUp: (number) => lookUpOne(register, number), onWritten });
}

async function lookUpOne(register: Register, number: string): Promise<RegisterOutcome> {
  const outcome = (await register.lookup([number], { freshness: "FRESH" })).get(number);
  if (outcome === undefined) throw new Error("a look-up left out its number");
  return outcome;
}
