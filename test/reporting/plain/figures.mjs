/** Figures of some dossiers or companies, and the cells that they are shown in. Amounts are cents. */

const distinct = (values) => new Set(values.filter((value) => value !== null)).size;
const sum = (values) => values.reduce((total, value) => total + value, 0);
const halfUp = (dividend, divisor) => Math.floor((2 * dividend + divisor) / (2 * divisor));

/** Half of them have no more than this, and it is one of theirs. */
function lowerMedian(amounts) {
  const sorted = amounts.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? null;
}

const count = (of) => ({ unit: "COUNT", hasShare: true, of });
const amount = (of) => ({ unit: "EUR", hasShare: true, of });

export const dossierMeasures = {
  DOSSIERS: count((dossiers) => dossiers.length),
  COMPANIES: count((dossiers) => distinct(dossiers.map(({ companyNumber }) => companyNumber))),
  ESTABLISHMENTS: count((dossiers) => distinct(dossiers.map(({ establishment }) => establishment))),
  SUBSIDY: amount((dossiers) => sum(dossiers.map(({ subsidy }) => subsidy))),
  ELIGIBLE_COST: amount((dossiers) => sum(dossiers.map(({ eligibleCost }) => eligibleCost))),
  AVERAGE_SUBSIDY: { ...amount((dossiers) => (dossiers.length === 0 ? null : halfUp(sum(dossiers.map(({ subsidy }) => subsidy)), dossiers.length))), hasShare: false },
  MEDIAN_SUBSIDY: { ...amount((dossiers) => lowerMedian(dossiers.map(({ subsidy }) => subsidy))), hasShare: false },
  PAID_AMOUNT: amount((dossiers) => sum(dossiers.map(({ paid }) => paid))),
  RECOVERED_AMOUNT: amount((dossiers) => sum(dossiers.map(({ recovered }) => recovered))),
};

export const companyMeasures = {
  COMPANIES: count((companies) => companies.length),
  ESTABLISHMENTS: count((companies) => sum(companies.map(({ units }) => units.length))),
};

/** The field of a row that shows a measure: AVERAGE_SUBSIDY is averageSubsidy. */
export const fieldOf = (measure) => measure.toLowerCase().replaceAll(/_(.)/g, (_, letter) => letter.toUpperCase());

/** The part that one is of the other in millionths, halves away from zero; null of nothing. */
export function millionths(part, whole) {
  if (part === null || whole === null || whole === 0) return null;
  const rounded = (BigInt(Math.abs(part)) * 2_000_000n + BigInt(whole)) / (2n * BigInt(whole));
  return Number(part < 0 ? -rounded : rounded);
}

export function ratio(part, whole) {
  const parts = millionths(part, whole);
  return parts === null ? null : parts / 1_000_000;
}

export const differenceOf = (value, previous) => (value === null || previous === null ? null : value - previous);
export const statusOf = (figure) => (figure === null ? "NOT_APPLICABLE" : "PUBLISHED");

function shown(figure, unit) {
  if (figure === null || unit === "COUNT") return figure;
  const digits = String(Math.abs(figure)).padStart(3, "0");
  return `${figure < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A cell without its shares. */
export function cellOf(value, previous, unit = "COUNT") {
  const change = differenceOf(value, previous);
  return {
    value: shown(value, unit),
    status: statusOf(value),
    previous: shown(previous, unit),
    previousStatus: statusOf(previous),
    change: shown(change, unit),
    relativeChange: ratio(change, previous),
  };
}
