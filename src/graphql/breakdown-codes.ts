import type { Classification } from "../reporting/classification.ts";
import type { DimensionName } from "../reporting/cubes/dossiers.ts";
import { employmentClassCode, listCode, naceCode, pillarCode, placeCode, regimeCode, themeCode, topicCode, type CodeValue } from "./code.ts";

type CodedDimension = Exclude<DimensionName, "YEAR" | "QUARTER" | "MONTH">;
type ToCode = (code: string, classification: Classification) => CodeValue;

const nace: ToCode = (code, classification) => naceCode(classification.nace, code);

const codes: Readonly<Record<CodedDimension, ToCode>> = {
  PILLAR: pillarCode,
  THEME: themeCode,
  TOPIC: topicCode,
  COMPANY_SIZE: (code) => listCode("company-size", code),
  EMPLOYMENT_CLASS: employmentClassCode,
  LEGAL_TYPE: (code) => listCode("legal-type", code, "TypeOfEnterprise"),
  LEGAL_FORM: (code) => listCode("legal-form", code, "JuridicalForm"),
  NACE_SECTION: nace,
  NACE_DIVISION: nace,
  NACE_GROUP: nace,
  NACE_CLASS: nace,
  NACE_SUBCLASS: nace,
  REGION: placeCode,
  PROVINCE: placeCode,
  ARRONDISSEMENT: placeCode,
  MUNICIPALITY: placeCode,
  ESTABLISHMENTS_CLASS: (code) => listCode("establishments-class", code),
  COMPANY_AGE_CLASS: (code) => listCode("company-age-class", code),
  REGIME: regimeCode,
  STATUS: (code) => listCode("dossier-status", code),
  SERVICE_PROVIDER: (code) => ({ code, labels: {} }),
};

/** The code of a key with what it means; UNKNOWN for null. */
export function breakdownCode(name: DimensionName, code: string | null, classification: Classification): CodeValue {
  if (code === null) return listCode("special", "UNKNOWN");
  const toCode = (codes as Readonly<Partial<Record<DimensionName, ToCode>>>)[name];
  if (toCode === undefined) throw new Error(`${name} has no codes`);
  return toCode(code, classification);
}
