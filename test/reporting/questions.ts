/** A question in the form of the plain script: days with both ends in them, and everything spelled out. */
export type PlainQuestion = {
  readonly by: readonly string[];
  readonly counting: string;
  readonly periods: readonly (readonly [from: string, to: string])[];
  readonly monthsApart?: number;
  readonly nace: "2008" | "2025";
  readonly placesOn: string;
  readonly where?: readonly { readonly dimension: string; readonly under?: string; readonly any?: readonly string[]; readonly none?: readonly string[]; readonly unknown?: boolean }[];
};

/** The same question for the API (arguments as in a document) and for the plain script. */
export type Question = { readonly title: string; readonly asked: string; readonly plain: PlainQuestion };

const [in2016, in2015, in2017, in2024, in2025] = [2016, 2015, 2017, 2024, 2025].map((year) => [`${year}-01-01`, `${year}-12-31`] as const) as [readonly [string, string], readonly [string, string], readonly [string, string], readonly [string, string], readonly [string, string]];
const of2016 = { nace: "2008", placesOn: "2016-01-01" } as const;
const of2025 = { nace: "2025", placesOn: "2025-01-01" } as const;

export const questions: readonly Question[] = [
  {
    title: "the first question",
    asked: `by: [PILLAR], counting: APPROVED, period: { months: { from: "2016-04", to: "2016-12" } }, compare: {}`,
    plain: { by: ["PILLAR"], counting: "APPROVED", periods: [["2016-04-01", "2016-12-31"], ["2015-04-01", "2015-12-31"]], monthsApart: 12, ...of2016 },
  },
  { title: "everything in one row", asked: `period: { year: 2016 }`, plain: { by: [], counting: "APPROVED", periods: [in2016], ...of2016 } },
  { title: "one row compared", asked: `counting: SUBMITTED, period: { year: 2016 }, compare: {}`, plain: { by: [], counting: "SUBMITTED", periods: [in2016, in2015], monthsApart: 12, ...of2016 } },
  { title: "sizes and workforce, with unknown ones", asked: `by: [COMPANY_SIZE, EMPLOYMENT_CLASS], counting: SUBMITTED, period: { year: 2017 }`, plain: { by: ["COMPANY_SIZE", "EMPLOYMENT_CLASS"], counting: "SUBMITTED", periods: [in2017], nace: "2008", placesOn: "2017-01-01" } },
  { title: "NACE sections of 2008", asked: `by: [NACE_SECTION], period: { year: 2016 }`, plain: { by: ["NACE_SECTION"], counting: "APPROVED", periods: [in2016], ...of2016 } },
  { title: "NACE divisions of 2025, recoded from 2008", asked: `by: [NACE_DIVISION], period: { months: { from: "2024-07", to: "2025-06" } }`, plain: { by: ["NACE_DIVISION"], counting: "APPROVED", periods: [["2024-07-01", "2025-06-30"]], ...of2025 } },
  {
    title: "NACE sections of 2025 against the year before, all recoded",
    asked: `by: [NACE_SECTION], counting: SUBMITTED, period: { year: 2025 }, compare: {}`,
    plain: { by: ["NACE_SECTION"], counting: "SUBMITTED", periods: [in2025, in2024], monthsApart: 12, ...of2025 },
  },
  { title: "the deepest NACE levels side by side", asked: `by: [NACE_SECTION, NACE_GROUP, NACE_SUBCLASS], period: { year: 2025 }`, plain: { by: ["NACE_SECTION", "NACE_GROUP", "NACE_SUBCLASS"], counting: "APPROVED", periods: [in2025], ...of2025 } },
  {
    title: "provinces by year over ten years, in the municipalities of 2025",
    asked: `by: [PROVINCE, YEAR], period: { months: { from: "2016-01", to: "2025-12" } }`,
    plain: { by: ["PROVINCE", "YEAR"], counting: "APPROVED", periods: [["2016-01-01", "2025-12-31"]], ...of2025 },
  },
  {
    title: "municipalities across the mergers of 2019",
    asked: `by: [MUNICIPALITY], counting: PAID, period: { months: { from: "2018-01", to: "2019-12" } }`,
    plain: { by: ["MUNICIPALITY"], counting: "PAID", periods: [["2018-01-01", "2019-12-31"]], nace: "2008", placesOn: "2019-01-01" },
  },
  {
    title: "places compared across the mergers of 2025",
    asked: `by: [ARRONDISSEMENT, MUNICIPALITY], counting: SUBMITTED, period: { year: 2025 }, compare: { years: 2 }`,
    plain: { by: ["ARRONDISSEMENT", "MUNICIPALITY"], counting: "SUBMITTED", periods: [in2025, ["2023-01-01", "2023-12-31"]], monthsApart: 24, ...of2025 },
  },
  { title: "a province", asked: `by: [MONTH], counting: SUBMITTED, period: { year: 2016 }, where: { place: { under: "70000" } }`, plain: { by: ["MONTH"], counting: "SUBMITTED", periods: [in2016], where: [{ dimension: "PLACE", under: "70000" }], ...of2016 } },
  {
    title: "quarters against the quarters before them",
    asked: `by: [QUARTER, PILLAR], counting: PAID, period: { months: { from: "2016-01", to: "2016-06" } }, compare: { to: PREVIOUS_PERIOD }`,
    plain: { by: ["QUARTER", "PILLAR"], counting: "PAID", periods: [["2016-01-01", "2016-06-30"], ["2015-07-01", "2015-12-31"]], monthsApart: 6, ...of2016 },
  },
  {
    title: "months against those of the year before, one of them a leap year",
    asked: `by: [MONTH], counting: SUBMITTED, period: { quarter: { year: 2016, quarter: 1 } }, compare: {}`,
    plain: { by: ["MONTH"], counting: "SUBMITTED", periods: [["2016-01-01", "2016-03-31"], ["2015-01-01", "2015-03-31"]], monthsApart: 12, ...of2016 },
  },
  { title: "refusals by regime and status", asked: `by: [REGIME, STATUS], counting: REFUSED, period: { months: { from: "2015-01", to: "2026-10" } }`, plain: { by: ["REGIME", "STATUS"], counting: "REFUSED", periods: [["2015-01-01", "2026-10-31"]], nace: "2025", placesOn: "2026-01-01" } },
  {
    title: "themes of industry, without two of them",
    asked: `by: [THEME], period: { year: 2016 }, where: { nace: { under: "C", in: ["46", "62.010"] }, theme: { notIn: ["IT", "HR"] } }`,
    plain: { by: ["THEME"], counting: "APPROVED", periods: [in2016], where: [{ dimension: "NACE", under: "C", any: ["46", "62010"] }, { dimension: "THEME", none: ["IT", "HR"] }], ...of2016 },
  },
  {
    title: "known themes only, of small or unknown companies",
    asked: `by: [THEME, TOPIC], counting: SUBMITTED, period: { year: 2024 }, where: { theme: { unknown: false }, companySize: { in: ["KO"], unknown: true } }`,
    plain: { by: ["THEME", "TOPIC"], counting: "SUBMITTED", periods: [in2024], where: [{ dimension: "THEME", unknown: false }, { dimension: "COMPANY_SIZE", any: ["KO"], unknown: true }], nace: "2008", placesOn: "2024-01-01" },
  },
  {
    title: "unknown activities only",
    asked: `by: [LEGAL_TYPE, LEGAL_FORM], counting: SUBMITTED, period: { months: { from: "2017-01", to: "2026-10" } }, where: { nace: { unknown: true } }`,
    plain: { by: ["LEGAL_TYPE", "LEGAL_FORM"], counting: "SUBMITTED", periods: [["2017-01-01", "2026-10-31"]], where: [{ dimension: "NACE", unknown: true }], nace: "2025", placesOn: "2026-01-01" },
  },
  { title: "ages and numbers of units", asked: `by: [COMPANY_AGE_CLASS, ESTABLISHMENTS_CLASS], period: { year: 2017 }`, plain: { by: ["COMPANY_AGE_CLASS", "ESTABLISHMENTS_CLASS"], counting: "APPROVED", periods: [in2017], nace: "2008", placesOn: "2017-01-01" } },
  { title: "service providers of one pillar", asked: `by: [SERVICE_PROVIDER], period: { year: 2016 }, where: { pillar: { in: ["ADVIES"] } }, first: 1000`, plain: { by: ["SERVICE_PROVIDER"], counting: "APPROVED", periods: [in2016], where: [{ dimension: "PILLAR", any: ["ADVIES"] }], ...of2016 } },
  {
    title: "withdrawals of natural persons outside two provinces",
    asked: `by: [REGION, PROVINCE], counting: WITHDRAWN, period: { months: { from: "2015-01", to: "2016-12" } }, where: { legalType: { in: ["1"] }, place: { notIn: ["10000", "40000"] } }`,
    plain: { by: ["REGION", "PROVINCE"], counting: "WITHDRAWN", periods: [["2015-01-01", "2016-12-31"]], where: [{ dimension: "LEGAL_TYPE", any: ["1"] }, { dimension: "PLACE", none: ["10000", "40000"] }], ...of2016 },
  },
  {
    title: "days against as many days before them",
    asked: `by: [PILLAR], counting: SUBMITTED, period: { dates: { from: "2016-05-10", to: "2016-05-23" } }, compare: { to: PREVIOUS_PERIOD }`,
    plain: { by: ["PILLAR"], counting: "SUBMITTED", periods: [["2016-05-10", "2016-05-23"], ["2016-04-26", "2016-05-09"]], ...of2016 },
  },
  {
    title: "the year that is not over, cut where the data end",
    asked: `by: [NACE_SECTION, QUARTER], counting: SUBMITTED, period: { year: 2026 }, compare: {}`,
    plain: { by: ["NACE_SECTION", "QUARTER"], counting: "SUBMITTED", periods: [["2026-01-01", "2026-10-31"], ["2025-01-01", "2025-10-31"]], monthsApart: 12, nace: "2025", placesOn: "2026-01-01" },
  },
];
