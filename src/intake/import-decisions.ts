import type { Sql } from "../db/connect.ts";
import { brusselsDay } from "../domain/moment.ts";
import { ownShareDays } from "../domain/terms.ts";
import { required, type FileShape, type RowOf } from "./columns.ts";
import type { LateFault } from "./fault.ts";
import { importFile, type FileImport, type FileReport } from "./staged-file.ts";
import { stepFault, type StepFault } from "./step-fault.ts";
import { oneOf, parseAmount, parseDay, parseReference } from "./values.ts";

/** A file of decisions, and the moment at which they are taken: no day in it may lie after that. */
export type DecisionImport = FileImport & { readonly now: Date };

/** Decisions taken, and those that said what was held already. */
type Applied = { readonly taken: number; readonly unchanged: number };

/** The good rows are the sum of the two numbers. */
export type DecisionReport = Applied & FileReport;

/** A row that apply_decisions did not take, with its values. */
type Refused = StepFault & { readonly line: number; readonly kind: string; readonly reference: string; readonly amount: string; readonly on: string };

const CLIENT = "decisions";
const kinds: ReadonlySet<string> = new Set(["OWN_SHARE_RECEIVED", "PAID"]);

const columns = [
  required("reference", "text", parseReference),
  required("kind", "text", (text) => oneOf(kinds, text, "is no kind of decision.")),
  required("amount", "bigint", parseAmount),
  required("on", "date", parseDay, "on_day"),
] as const;

const shape: FileShape<RowOf<(typeof columns)[number]>, null> = {
  each: "decision",
  table: "decision_row",
  columns,
  computed: [],
  brokenRules: () => [],
  lists: () => Promise.resolve(null),
};

/**
 * Takes own shares received and payments made from a file, own shares first, in any order of lines: all of them in one statement, or with
 * `rejectFile` all but the bad rows. A row that says what is held already changes nothing, so a file may be imported again. From then on
 * the dossiers are handled through the API. Throws BAD_ROWS (details.faults), INVALID_FILE, NOT_HELD, INVALID_ARGUMENT, IMPORT_RUNNING.
 */
export async function importDecisions(options: DecisionImport): Promise<DecisionReport> {
  return importFile(options, shape, async (sql, file) => {
    const isStrict = options.rejectFile === null;
    // With a row that can't even be read, a file without a reject file is only looked through, so that all of its faults are told.
    const { faults, ...applied } = await applyStaging(sql, options.now, { skipBad: !isStrict, onlyLook: isStrict && file.faults.rows > 0 });
    await file.rejectLater(faults.map(toLateFault).toSorted((a, b) => a.line - b.line));
    file.refuseBadRows();
    return applied;
  });
}

async function applyStaging(sql: Sql, now: Date, { skipBad, onlyLook }: { readonly skipBad: boolean; readonly onlyLook: boolean }): Promise<Applied & { readonly faults: readonly Refused[] }> {
  const [applied] = await sql<(Applied & { readonly faults: readonly Refused[] })[]>`
    select taken::int, unchanged::int, faults from apply_decisions(${CLIENT}, ${now.toISOString()}, ${ownShareDays(brusselsDay(now))}, ${skipBad}, ${onlyLook})`;
  if (applied === undefined) throw new Error("apply_decisions returned no row");
  return applied;
}

function toLateFault({ line, amount, ...fault }: Refused): LateFault {
  const { field, message } = stepFault(fault, { ...fault, amount: BigInt(amount) });
  const column = field === "reference" || field === "amount" ? field : "on";
  return { line, column, rule: fault.code === "NOT_FOUND" ? "no dossier of this reference is held" : message };
}
