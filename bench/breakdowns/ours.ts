import { TOTAL, type Row } from "./answers.ts";
import type { MeasureField, Question } from "./questions.ts";

type Cell = { readonly value: string | number | null; readonly previous?: string | number | null };
type BreakdownRow = { readonly key: { readonly members: readonly { readonly code: string | null }[] } } & Readonly<Record<MeasureField, Cell>>;
type Breakdown = { readonly rows: readonly BreakdownRow[]; readonly totals?: readonly BreakdownRow[] };
/** The answer to a request of ours. */
export type OurAnswer = { readonly data?: Readonly<Record<string, Breakdown>> | null; readonly errors?: readonly { readonly message: string }[] };

const types: Readonly<Record<string, string>> = {
  by: "[DossierDimension!]!", counting: "Milestone!", period: "PeriodInput!", where: "DossierFilter", compare: "CompareInput", totals: "Totals!", orderBy: "[BreakdownOrder!]", first: "Int!",
};

/** The request for questions: one field for each, its arguments as variables, with code and label of each key as a report shows them. */
export function ourRequest(questions: readonly Question[]): string {
  const fields = questions.map((question, index) => ({ alias: aliasOf(question), selection: selectionOf(question), entries: Object.entries({ by: question.by, ...question.variables }).map(([name, value]) => ({ name, variable: questions.length === 1 ? name : `${name}${index}`, value })) }));
  const declared = fields.flatMap(({ entries }) => entries.map(({ name, variable }) => `$${variable}: ${types[name]}`)).join(", ");
  const body = fields.map(({ alias, selection, entries }) => `${alias}: dossierBreakdown(${entries.map(({ name, variable }) => `${name}: $${variable}`).join(", ")}) { ${selection} }`).join("\n  ");
  const variables = Object.fromEntries(fields.flatMap(({ entries }) => entries.map(({ variable, value }) => [variable, value])));
  return JSON.stringify({ query: `query Report(${declared}) {\n  ${body}\n}`, variables });
}

function selectionOf({ measures, variables }: Question): string {
  const cell = variables.compare === undefined ? "{ value }" : "{ value previous change relativeChange }";
  const row = `{ key { members { code label } } ${measures.map((measure) => `${measure} ${cell}`).join(" ")} }`;
  return `rows ${row}${variables.totals === undefined ? "" : ` totals ${row}`}`;
}

function aliasOf({ name }: Question): string {
  return name.replaceAll("-", "_");
}

/** The rows of a question in such an answer; amounts in cents. */
export function ourRows(question: Question, { data, errors }: OurAnswer): readonly Row[] {
  const breakdown = data?.[aliasOf(question)];
  if (breakdown === undefined || errors !== undefined) throw new Error(`${question.name}: ${errors?.map(({ message }) => message).join(" ") ?? "no answer"}`);
  return [...breakdown.rows, ...(breakdown.totals ?? [])].map((row) => [
    ...row.key.members.map(({ code }) => code ?? TOTAL),
    ...question.measures.flatMap((measure) => {
      const { value, previous } = row[measure];
      return question.variables.compare === undefined ? [inCents(measure, value)] : [inCents(measure, value), inCents(measure, previous ?? null)];
    }),
  ]);
}

function inCents(measure: MeasureField, value: string | number | null): string | null {
  if (value === null || measure === "dossiers" || measure === "companies") return value === null ? null : String(value);
  const [whole = "0", decimals = ""] = String(value).split(".");
  return String(BigInt(whole) * 100n + BigInt(decimals.padEnd(2, "0")));
}
