import { checkDigits } from "../domain/check-digits.ts";

/** How many enterprises the range of generated numbers has room for. */
export const mostEnterprises = 1_000_000;

const firstEnterprise = 19_000_000;
const firstEstablishment = 80_000_000;

/** The ten digits of the index-th generated enterprise (from 0): 1900000006 and on, far above what the register has issued since 2023. */
export function enterpriseNumber(index: number): string {
  return withCheckDigits(firstEnterprise + index);
}

/** The ten digits of the index-th generated establishment unit (from 0); they start with 8, the last group that is not in use. */
export function establishmentNumber(index: number): string {
  return withCheckDigits(firstEstablishment + index);
}

/** The number of the index-th generated service provider of a pillar; the 9xxxxx are not in use. */
export function serviceProviderNumber(pillar: "OPLEIDING" | "ADVIES", index: number): string {
  return `DV.${pillar === "OPLEIDING" ? "O" : "A"}${900_000 + index}`;
}

/** The pillar that a provider must be registered for when a dossier is filed under one of all times. */
export function providerPillar(filed: string): "OPLEIDING" | "ADVIES" {
  return filed === "OPLEIDING" ? "OPLEIDING" : "ADVIES";
}

function withCheckDigits(firstEight: number): string {
  return String(firstEight * 100 + checkDigits(firstEight));
}
