import { momentFaults, statusOf, type Moments } from "../domain/dossier-status.ts";
import { formatMoney } from "../domain/money.ts";
import { naceNode, naceVersionOn } from "../domain/nace.ts";
import { brusselsDay, type Day } from "../domain/period.ts";
import { pillarOf, regimeOn, regimes, scopeRulesOn } from "../domain/subsidy-rules.ts";
import type { Broken, Computed } from "./columns.ts";
import type { ColumnName, DossierRow } from "./dossier-columns.ts";

/** What depends on the day of submission alone. */
type DayRules = { readonly regime: string | null; readonly themes: ReadonlySet<string> | null; readonly naceVersion: string };

const firstDay: Day = regimes()[0]?.from ?? "2009-01-01";
const known = new Map<Day, DayRules>();

const momentColumns: readonly (readonly [words: string, column: ColumnName])[] = [
  ["approved", "approved_at"],
  ["refused", "refused_at"],
  ["withdrawn", "withdrawn_at"],
  ["lapsed", "lapsed_at"],
  ["own share received", "own_share_at"],
  ["paid", "paid_at"],
  ["closed", "closed_at"],
  ["recovered", "recovered_at"],
];

/** Columns of the staging table that follow from the others; `nace_version_in_force` only helps to fill the snapshot. */
export const computedColumns: readonly Computed<DossierRow>[] = [
  { into: "pillar", type: "text", of: (row) => pillarOf(row.pillar) },
  { into: "regime", type: "text", of: (row) => dayRules(row).regime },
  { into: "status", type: "text", of: (row) => statusOf(momentsOf(row)) },
  { into: "nace_version_in_force", type: "text", of: (row) => dayRules(row).naceVersion },
];

/** The rules between columns that a row breaks, each with the column to look at; empty when all is well. */
export function brokenRules(row: DossierRow): readonly Broken[] {
  return [...momentRules(row), ...amountRules(row), ...dayOfSubmissionRules(row), ...naceRules(row)];
}

function momentsOf(row: DossierRow): Moments {
  return {
    submittedAt: row.submitted_at,
    approvedAt: row.approved_at,
    refusedAt: row.refused_at,
    withdrawnAt: row.withdrawn_at,
    lapsedAt: row.lapsed_at,
    ownShareAt: row.own_share_at,
    paidAt: row.paid_at,
    closedAt: row.closed_at,
    recoveredAt: row.recovered_at,
  };
}

function momentRules(row: DossierRow): readonly Broken[] {
  return momentFaults(momentsOf(row)).map((fault) => {
    const words = fault.replace(/^both /, "");
    const column = momentColumns.find(([start]) => words.startsWith(start))?.[1] ?? "submitted_at";
    return { column, rule: fault.includes(" before ") ? `${fault} (a bare date is its midnight in Brussels)` : fault };
  });
}

function amountRules(row: DossierRow): readonly Broken[] {
  const broken: Broken[] = [];
  if (row.subsidy > row.eligible_cost) broken.push({ column: "subsidy", rule: `more than the eligible cost of ${formatMoney(row.eligible_cost)}` });
  if (row.paid_amount !== null && row.paid_at === null) broken.push({ column: "paid_amount", rule: "an amount paid needs paid_at" });
  if (row.paid_amount === null && row.paid_at !== null) broken.push({ column: "paid_at", rule: "a payment needs paid_amount" });
  if (row.recovered_amount !== null && row.recovered_at === null) broken.push({ column: "recovered_amount", rule: "an amount recovered needs recovered_at" });
  if (row.recovered_amount === null && row.recovered_at !== null) broken.push({ column: "recovered_at", rule: "a recovery needs recovered_amount" });
  return broken;
}

function dayOfSubmissionRules(row: DossierRow): readonly Broken[] {
  const { regime, themes } = dayRules(row);
  const broken: Broken[] = [];
  if (regime === null) broken.push({ column: "submitted_at", rule: `no rules of the kmo-portefeuille are known before ${firstDay}` });
  if (row.theme !== null && themes !== null && !themes.has(row.theme)) {
    broken.push({ column: "theme", rule: `no theme on ${brusselsDay(row.submitted_at)}. Choose ${[...themes].join(", ")}` });
  }
  return broken;
}

function naceRules({ nace_code: code, nace_version: version }: DossierRow): readonly Broken[] {
  if (code === null && version === null) return [];
  if (version === null) return [{ column: "nace_code", rule: "a NACE-BEL code needs nace_version" }];
  if (code === null) return [{ column: "nace_version", rule: "a version of NACE-BEL needs nace_code" }];
  const exists = version === "2003" ? /^\d{5}$/.test(code) : naceNode(version, code) !== undefined;
  return exists ? [] : [{ column: "nace_code", rule: `no code of NACE-BEL ${version}` }];
}

function dayRules(row: DossierRow): DayRules {
  const day = brusselsDay(row.submitted_at);
  let rules = known.get(day);
  if (rules === undefined) known.set(day, (rules = rulesOn(day)));
  return rules;
}

function rulesOn(day: Day): DayRules {
  const themes = scopeRulesOn(day).find((rule) => rule.kind === "THEMES")?.codes ?? null;
  return { regime: day < firstDay ? null : regimeOn(day).code, themes: themes === null ? null : new Set(themes), naceVersion: naceVersionOn(day) };
}
