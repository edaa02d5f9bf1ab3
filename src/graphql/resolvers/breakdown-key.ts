import type { DimensionName } from "../../reporting/cubes/dossiers.ts";
import type { Period } from "../../domain/period.ts";
import { codeIn, membersOf, periodIn } from "../breakdown-key.ts";
import type { RowSource } from "../breakdown.ts";
import type { CodeValue } from "../code.ts";
import type { BreakdownKeyResolvers } from "../types.generated.ts";

const code = (name: DimensionName) => (key: RowSource): CodeValue | null => codeIn(name, key);
const time = (name: DimensionName) => (key: RowSource): Period | null => periodIn(name, key);

export const BreakdownKey = {
  pillar: code("PILLAR"),
  theme: code("THEME"),
  topic: code("TOPIC"),
  companySize: code("COMPANY_SIZE"),
  employmentClass: code("EMPLOYMENT_CLASS"),
  legalType: code("LEGAL_TYPE"),
  legalForm: code("LEGAL_FORM"),
  naceSection: code("NACE_SECTION"),
  naceDivision: code("NACE_DIVISION"),
  naceGroup: code("NACE_GROUP"),
  naceClass: code("NACE_CLASS"),
  naceSubclass: code("NACE_SUBCLASS"),
  region: code("REGION"),
  province: code("PROVINCE"),
  arrondissement: code("ARRONDISSEMENT"),
  municipality: code("MUNICIPALITY"),
  establishmentsClass: code("ESTABLISHMENTS_CLASS"),
  companyAgeClass: code("COMPANY_AGE_CLASS"),
  regime: code("REGIME"),
  status: code("STATUS"),
  serviceProvider: code("SERVICE_PROVIDER"),
  year: time("YEAR"),
  quarter: time("QUARTER"),
  month: time("MONTH"),
  members: membersOf,
} satisfies BreakdownKeyResolvers;
