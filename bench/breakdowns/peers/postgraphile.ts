import { ROLLED_UP, type Dictionary, type Row } from "../answers.ts";
import type { By, Question } from "../questions.ts";

/** What PostGraphile with pg-aggregates can't answer, and why. */
export const beyondPostgraphile: Readonly<Record<string, string>> = { "theme-median": "no medians" };
/** What it answers only in part; the rest is left to the client. */
export const partOfPostgraphile = "pillar and pillars-compared need two aliases, rollup four; top-providers and top-municipalities come unordered and whole";

/** `keys` is null for the whole, and one of them null for what is not known. */
type Group = { readonly keys: readonly (string | null)[] | null; readonly sum: Readonly<Record<string, string>>; readonly distinctCount?: { readonly company: string } };
type Answer = { readonly data?: Readonly<Record<string, { readonly groupedAggregates: readonly Group[] }>>; readonly errors?: readonly unknown[] };

const columns: Readonly<Record<By, string>> = {
  PILLAR: "PILLAR", THEME: "THEME", COMPANY_SIZE: "SIZE", EMPLOYMENT_CLASS: "EMPLOYMENT", NACE_SECTION: "SECTION", NACE_DIVISION: "DIVISION", NACE_GROUP: "NACE_GROUP",
  PROVINCE: "PROVINCE", MUNICIPALITY: "MUNICIPALITY", REGIME: "REGIME", STATUS: "STATUS", SERVICE_PROVIDER: "PROVIDER", YEAR: "YEAR", QUARTER: "QUARTER", MONTH: "MONTH",
};

/** One request for the questions; each is one field, or some where it needs several. Without a dictionary codes are codes and no numbers. */
export function postgraphileQuery(questions: readonly Question[], dictionary: Dictionary | null): string {
  return `{ ${questions.flatMap((question) => fieldsOf(question, dictionary)).join(" ")} }`;
}

function fieldsOf(question: Question, dictionary: Dictionary | null): readonly string[] {
  const { name, by, measures, variables } = question;
  const alias = name.replaceAll("-", "_");
  const days = variables.counting === undefined ? "approvedOn" : "submittedOn";
  const sums = ["dossiers", ...(measures.some((measure) => /^(subsidy|average)/.test(measure)) ? ["subsidy"] : []), ...(measures.includes("eligibleCost") ? ["eligibleCost"] : []), ...(measures.includes("paidAmount") ? ["paid"] : [])];
  const figures = `keys sum { ${sums.join(" ")} }${measures.includes("companies") ? " distinctCount { company }" : ""}`;
  const field = (as: string, [from, to]: readonly [string, string], keys: readonly By[]): string =>
    `${as}: allFacts(filter: { ${days}: { greaterThanOrEqualTo: "${from}", lessThanOrEqualTo: "${to}" } }${conditionOf(name, dictionary)}) { groupedAggregates(groupBy: [${keys.map((key) => columns[key]).join(", ")}]) { ${figures} } }`;
  const period = periodOf(question);
  if (variables.compare !== undefined) return [field(alias, period, by), field(`${alias}_before`, [yearEarlier(period[0]), yearEarlier(period[1])], by)];
  if (variables.totals !== undefined) return by.map((_, index) => field(`${alias}_${index}`, period, by.slice(0, by.length - index))).concat(`${alias}_${by.length}: allFacts(filter: { ${days}: { greaterThanOrEqualTo: "${period[0]}", lessThanOrEqualTo: "${period[1]}" } }) { aggregates { ${figures} } }`);
  return [field(alias, period, by)];
}

function conditionOf(name: string, dictionary: Dictionary | null): string {
  const condition = (list: string, code: string): string => `, condition: { ${list}: ${dictionary === null ? `"${code}"` : dictionary[list]?.indexOf(code)} }`;
  if (name === "manufacturing") return condition("section", "C");
  if (name === "top-providers") return condition("province", "70000");
  return "";
}

function periodOf({ variables }: Question): readonly [string, string] {
  const { period } = variables as { readonly period: { readonly year?: number; readonly months?: { readonly from: string; readonly to: string } } };
  if (period.months === undefined) return [`${period.year}-01-01`, `${period.year}-12-31`];
  const { from, to } = period.months;
  return [`${from}-01`, `${to}-${new Date(Date.UTC(Number(to.slice(0, 4)), Number(to.slice(5)), 0)).getUTCDate()}`];
}

function yearEarlier(day: string): string {
  return `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
}

/** The rows of a question in such an answer, as far as it holds them. */
export function postgraphileRows(question: Question, answer: Answer): readonly Row[] {
  const { data } = answer;
  if (data === undefined || answer.errors !== undefined) throw new Error(`PostGraphile: ${JSON.stringify(answer.errors)}`);
  const alias = question.name.replaceAll("-", "_");
  const groups = (as: string): readonly Group[] => groupsOf(data[as]);
  if (question.variables.compare !== undefined) return compared(question, groups(alias), groups(`${alias}_before`));
  if (question.variables.totals === undefined) return cut(question, groups(alias).map((group) => [...(group.keys ?? []), ...figures(question, group)]));
  return Array.from({ length: question.by.length + 1 }, (_, index) => groups(`${alias}_${index}`)).flatMap((level) =>
    level.map((group) => [...question.by.map((_, at) => (at < (group.keys?.length ?? 0) ? (group.keys?.[at] ?? null) : ROLLED_UP)), ...figures(question, group)]),
  );
}

function groupsOf(field: object | undefined): readonly Group[] {
  const { groupedAggregates, aggregates } = field as { groupedAggregates?: readonly Group[]; aggregates?: Group };
  return groupedAggregates ?? (aggregates === undefined ? [] : [aggregates]);
}

function figures({ measures }: Question, { sum, distinctCount }: Group): readonly (string | bigint)[] {
  return measures.map((measure) => {
    switch (measure) {
      case "dossiers": return sum["dossiers"] ?? "0";
      case "subsidy": return sum["subsidy"] ?? "0";
      case "eligibleCost": return sum["eligibleCost"] ?? "0";
      case "paidAmount": return sum["paid"] ?? "0";
      case "companies": return distinctCount?.company ?? "0";
      case "averageSubsidy": return (2n * BigInt(sum["subsidy"] ?? 0) + BigInt(sum["dossiers"] ?? 1)) / (2n * BigInt(sum["dossiers"] ?? 1));
      case "medianSubsidy": return "0";
    }
  });
}

function compared(question: Question, now: readonly Group[], before: readonly Group[]): readonly Row[] {
  const keys = new Set([...now, ...before].map((group) => group.keys?.[0] ?? null));
  const side = (groups: readonly Group[], key: string | null): readonly (string | bigint)[] => {
    const group = groups.find((each) => (each.keys?.[0] ?? null) === key);
    return group === undefined ? question.measures.map(() => "0") : figures(question, group);
  };
  return [...keys].map((key) => [key, ...side(now, key).flatMap((value, index) => [value, side(before, key)[index] ?? null])]);
}

/** What the client has to do: the largest, then by key. */
function cut({ name, variables: { orderBy, first = 500 } }: Question, rows: readonly Row[]): readonly Row[] {
  if (orderBy === undefined) return rows;
  const at = name === "top-providers" ? 2 : 1;
  return rows.toSorted((left, right) => Number(right[at]) - Number(left[at]) || compareKeys(left[0], right[0])).slice(0, first);
}

function compareKeys(left: Row[number] | undefined, right: Row[number] | undefined): number {
  const numbers = Number(left) - Number(right);
  return Number.isNaN(numbers) ? (String(left) < String(right) ? -1 : 1) : numbers;
}
