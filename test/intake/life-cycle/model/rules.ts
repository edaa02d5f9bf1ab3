/** What is special about an applicant. */
export type CompanyKind = "PLAIN" | "MANY_JOBS" | "ODD_FORM" | "FARM" | "ASSOCIATION" | "ENDED" | "WALLOON" | "UNKNOWN" | "PROVIDER";

export type Company = { readonly number: string; readonly kind: CompanyKind; /** An active unit where the company is. */ readonly unit: string };

/** An application as it is understood. */
export type Filing = {
  readonly company: string;
  /** What kind of unit of the company it names, beside its number. */
  readonly unit: { readonly number: string; readonly is: "OWN" | "ENDED" | "BRUSSELS" | "FOREIGN" } | null;
  readonly pillar: string;
  readonly theme: string | null;
  readonly topic: string | null;
  readonly provider: string;
  readonly size: string;
  readonly costCents: bigint;
  readonly startsOn: string;
};

/** What the company's dossiers take of the ceiling, and the size that the first of them fixed. */
export type Use = { readonly usedCents: bigint; readonly size: string | null };

/** What the scheme pays: whole percents of the cost, and the ceiling of the year. */
export type Rate = { readonly percent: bigint; readonly ceilingCents: bigint };

/** What becomes of an application: the codes of what fails, each once and in alphabetical order, and whether a person has to look. */
export type Verdict = { readonly faults: readonly string[]; readonly review: boolean; readonly rate: Rate | null };

/** Providers: number, pillar, first and last day, and whether it is the applicant of kind PROVIDER. */
export const providers = [
  { number: "DV.O000001", pillar: "OPLEIDING", from: "2009-01-01", to: null, isApplicant: false },
  { number: "DV.A000001", pillar: "ADVIES", from: "2009-01-01", to: null, isApplicant: false },
  { number: "DV.O000002", pillar: "OPLEIDING", from: "2018-03-01", to: "2021-06-30", isApplicant: false },
  { number: "DV.O000003", pillar: "OPLEIDING", from: "2009-01-01", to: null, isApplicant: true },
] as const;

const themesOf2023 = ["BEDRIJFSSTRATEGIE", "BEROEPSSPECIFIEKE_COMPETENTIES", "DIGITALISERING", "DUURZAAMHEID", "FINANCIELE_GELETTERDHEID", "INNOVATIE", "INTERNATIONALISERING", "PERSONEELSMANAGEMENT"];

/** The rate and ceiling of a day since 1 April 2016; null when nothing is paid. */
export function rateOf(day: string, { pillar, size, topic }: Pick<Filing, "pillar" | "size" | "topic">): Rate | null {
  if ((size !== "KO" && size !== "MO") || (pillar !== "OPLEIDING" && pillar !== "ADVIES")) return null;
  const isSmall = size === "KO";
  if (topic === "CYBERSECURITY" && day >= "2021-09-13") return { percent: isSmall ? 45n : 35n, ceilingCents: 750_000n };
  if (pillar === "ADVIES" && day >= "2026-02-01") return null;
  const percent = day <= "2019-11-30" ? (isSmall ? 40n : 30n) : isSmall ? 30n : 20n;
  if (day >= "2020-01-01") return { percent, ceilingCents: 750_000n };
  const raised = topic === "WERKBAAR_WERK" && day >= "2019-05-07" && day <= "2019-12-06" ? 500_000n : 0n;
  return { percent, ceilingCents: (isSmall ? 1_000_000n : 1_500_000n) + raised };
}

/** Cost times the rate, rounded half up to the cent. */
export function wantedCents(costCents: bigint, { percent }: Rate): bigint {
  const hundredths = costCents * percent;
  return hundredths / 100n + (hundredths % 100n >= 50n ? 1n : 0n);
}

/** Judges an application of a day since 1 April 2016; `company` null when the register does not have it. */
export function judgeFiling(filing: Filing, company: Company | null, day: string, use: Use): Verdict {
  const { size, costCents } = filing;
  const faults = [...companyFaults(filing, company), ...pillarFaults(filing, day), ...themeFaults(filing, day), ...providerFaults(filing, company, day)];
  const rate = rateOf(day, filing);
  if (size === "GO") faults.push("COMPANY_NOT_ELIGIBLE");
  if (use.size !== null && use.size !== size) faults.push("SIZE_FIXED");
  if (costCents < 10_000n) faults.push("BELOW_MINIMUM");
  if (costCents > 100_000_000n) faults.push("AMOUNT_TOO_HIGH");
  if (Date.parse(day) - Date.parse(filing.startsOn) > 14 * 86_400_000) faults.push("TOO_LATE");
  if (rate !== null && use.usedCents >= rate.ceilingCents) faults.push("CEILING_REACHED");
  return { faults: [...new Set(faults)].toSorted(), review: company !== null && isLeftToReview(filing, company, day), rate };
}

function companyFaults({ unit }: Filing, company: Company | null): string[] {
  if (company === null) return ["COMPANY_NOT_FOUND"];
  const faults: string[] = [];
  if (company.kind === "ENDED" || company.kind === "ASSOCIATION") faults.push("COMPANY_NOT_ELIGIBLE");
  if (unit?.is === "ENDED" || unit?.is === "FOREIGN") faults.push("ESTABLISHMENT_NOT_FOUND");
  if (unit?.is === "BRUSSELS" || (company.kind === "WALLOON" && (unit === null || unit.is === "OWN"))) faults.push("NOT_IN_FLANDERS");
  return faults;
}

function pillarFaults({ pillar, size, topic }: Filing, day: string): string[] {
  if (pillar !== "OPLEIDING" && pillar !== "ADVIES") return ["INVALID_CODE"];
  const isClosed = pillar === "ADVIES" && day >= "2026-02-01" && topic !== "CYBERSECURITY";
  return [...(isClosed ? ["TOPIC_NOT_ELIGIBLE"] : []), ...(!isClosed && size === "GO" ? ["COMPANY_NOT_ELIGIBLE"] : [])];
}

function themeFaults({ theme, topic }: Filing, day: string): string[] {
  if (day < "2023-01-01") return [];
  const faults = theme === null || !themesOf2023.includes(theme) ? ["THEME_NOT_ELIGIBLE"] : [];
  if (topic === "WERKBAAR_WERK" || (topic === "CYBERSECURITY" && theme !== "DIGITALISERING")) faults.push("TOPIC_NOT_ELIGIBLE");
  return faults;
}

function providerFaults({ provider, pillar }: Filing, company: Company | null, day: string): string[] {
  const found = providers.find(({ number }) => number === provider);
  if (found === undefined) return ["PROVIDER_NOT_REGISTERED"];
  const wanted = pillar === "ADVIES_INTERNATIONAAL" ? "ADVIES" : pillar;
  const isRegistered = found.pillar === wanted && found.from <= day && (found.to === null || found.to >= day);
  return [...(isRegistered ? [] : ["PROVIDER_NOT_REGISTERED"]), ...(found.isApplicant && company?.kind === "PROVIDER" ? ["PROVIDER_NOT_INDEPENDENT"] : [])];
}

function isLeftToReview({ size, theme, topic }: Filing, { kind }: Company, day: string): boolean {
  if (kind === "ODD_FORM" || kind === "FARM" || (kind === "MANY_JOBS" && size === "KO")) return true;
  if (day >= "2023-01-01") return false;
  if (theme !== null && theme !== "IT" && theme !== "HR") return true;
  if (topic === "CYBERSECURITY") return day < "2021-09-13";
  return topic === "WERKBAAR_WERK" && (day < "2019-05-07" || day > "2019-12-06");
}
