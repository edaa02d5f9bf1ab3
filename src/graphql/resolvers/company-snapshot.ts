import { employmentClassCode, listCode, naceCode, placeCode } from "../code.ts";
import { naceVersionName, naceVersionOf } from "../nace-version.ts";
import { orNull } from "../or-null.ts";
import type { CompanySnapshotResolvers } from "../types.generated.ts";

export const CompanySnapshot = {
  size: ({ declaredSize }) => orNull(declaredSize, (code) => listCode("company-size", code)),
  employmentClass: ({ employmentClass }) => orNull(employmentClass, employmentClassCode),
  nace: ({ naceCode: code, naceVersion }) => {
    const version = naceVersionOf(naceVersion);
    return code === null || version === null ? null : naceCode(version, code);
  },
  naceVersion: ({ naceVersion }) => naceVersionName(naceVersion),
  legalType: ({ legalType }) => orNull(legalType, (code) => listCode("legal-type", code, "TypeOfEnterprise")),
  legalForm: ({ legalForm }) => orNull(legalForm, (code) => listCode("legal-form", code, "JuridicalForm")),
  municipality: ({ municipality }) => orNull(municipality, placeCode),
  takenAt: ({ snapshotAt }) => snapshotAt,
  source: ({ snapshotSource, snapshotFromRegister }) => {
    if (snapshotSource !== null) return snapshotSource === "VKBO" ? "VKBO" : "KBO";
    return snapshotFromRegister.length === 0 ? "DOSSIER" : "KBO";
  },
  filledFromRegister: ({ snapshotFromRegister }) => snapshotFromRegister,
} satisfies CompanySnapshotResolvers;
