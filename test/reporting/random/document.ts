/** One breakdown of a request, as plain/answer.mjs takes it: `pages` is how many pages are asked for, one after the other. */
export type Part = {
  readonly root: "dossierBreakdown" | "companyBreakdown";
  readonly variables: Readonly<Record<string, unknown>>;
  readonly measures: readonly string[];
  readonly pages: number;
};

const types: Readonly<Record<Part["root"], Readonly<Record<string, string>>>> = {
  dossierBreakdown: {
    by: "[DossierDimension!]!", counting: "Milestone!", period: "PeriodInput!", where: "DossierFilter", compare: "CompareInput", totals: "Totals!", having: "[MeasureCondition!]",
    orderBy: "[BreakdownOrder!]", first: "Int!", after: "String", others: "Boolean!", classification: "ClassificationInput",
  },
  companyBreakdown: {
    by: "[CompanyDimension!]!", where: "CompanyFilter", totals: "Totals!", having: "[MeasureCondition!]", orderBy: "[BreakdownOrder!]", first: "Int!", after: "String", others: "Boolean!",
    classification: "ClassificationInput",
  },
};

const countCell = "{ value status previous previousStatus change relativeChange shareOfTotal }";
const measureCell = "{ value status previous previousStatus change relativeChange shareOfTotal shareOfParent }";
const proof = `reconciliation { balanced total ${countCell} published withheldRows notOnThisPage unknown ${countCell} }`;
const rest: Readonly<Record<Part["root"], string>> = {
  dossierBreakdown: `period { from to } comparison { period { from to } previous { from to } alignment } unmapped { classification dossiers ${countCell} } ${proof}`,
  companyBreakdown: `unmapped { classification companies ${countCell} } ${proof}`,
};

/** A document that asks for all parts at once, each under the alias `b` and its number; the variables of a part end with that number. */
export function documentOf(parts: readonly Part[]): { readonly query: string; readonly variables: object } {
  const names = parts.flatMap((part, index) => Object.keys(part.variables).map((name) => ({ name, index, root: part.root })));
  const definitions = names.map(({ name, index, root }) => `$${name}${index}: ${types[root][name] ?? "Unknown"}`);
  const variables = Object.fromEntries(names.map(({ name, index }) => [`${name}${index}`, parts[index]?.variables[name]]));
  return { query: `query${definitions.length === 0 ? "" : ` (${definitions.join(", ")})`} { ${parts.map(selectionOf).join(" ")} }`, variables };
}

function selectionOf({ root, variables, measures }: Part, index: number): string {
  const given = Object.keys(variables).map((name) => `${name}: $${name}${index}`);
  const cells = measures.map((measure) => `${fieldOf(measure)} ${measure === "REACH" ? "{ value numerator denominator status }" : measureCell}`).join(" ");
  const row = (label: string): string => `{ key { members { dimension code isTotal isUnknown ${label} } } rolledUp ${cells} }`;
  const page = `rows ${row("")} totals ${row("")} others ${row("label(language: NL)")} totalRows pageInfo { hasNextPage hasPreviousPage endCursor } plan { engine }`;
  return `b${index}: ${root}${given.length === 0 ? "" : `(${given.join(", ")})`} { ${page} ${rest[root]} }`;
}

/** The field of a measure: AVERAGE_SUBSIDY is averageSubsidy. */
function fieldOf(measure: string): string {
  return measure.toLowerCase().replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
