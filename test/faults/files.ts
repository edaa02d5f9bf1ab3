import { writeFileSync } from "node:fs";
import { enterpriseNumberAt } from "../../bench/register/numbers.ts";
import { mix } from "../../bench/register/random.ts";

/** Writes an employment file: two quarters of the first enterprises of a generated register, 2023 and 2024. */
export function writeEmployment(file: string, enterprises: number, seed: number): void {
  let text = "enterprise_number,year,quarter,class\n";
  for (let i = 0; i < enterprises; i += 1) {
    for (const year of [2023, 2024]) text += `${enterpriseNumberAt(i).replaceAll(".", "")},${year},${1 + (i % 4)},${mix(seed, i, year) % 10}\n`;
  }
  writeFileSync(file, text);
}

const COLUMNS =
  "reference,enterprise_number,establishment_number,pillar,theme,topic,service_provider_number,declared_size,eligible_cost,subsidy,paid_amount,recovered_amount,submitted_at,approved_at,refused_at,withdrawn_at,lapsed_at,own_share_at,paid_at,closed_at,recovered_at,legal_type,legal_form,nace_code,nace_version,municipality,employment_class,establishments".split(",");

/** Text of a dossier file with these rows; columns that a row does not name are empty. */
export function dossierFile(rows: readonly Readonly<Record<string, string>>[]): string {
  const lines = rows.map((row) => COLUMNS.map((column) => row[column] ?? "").join(","));
  return `${[COLUMNS.join(","), ...lines].join("\n")}\n`;
}

/** Writes a dossier file with synthetic references; the subsidy and the approval depend on the seed, all else on the index. */
export function writeDossiers(file: string, dossiers: number, seed: number): void {
  const rows = Array.from({ length: dossiers }, (_, i) => {
    const random = mix(seed, i, 1);
    return {
      reference: `DEMO-${String(i).padStart(6, "0")}`,
      enterprise_number: numberAt(i),
      pillar: "OPLEIDING",
      eligible_cost: `${1000 + i}.00`,
      subsidy: `${random % 900}.50`,
      submitted_at: `2024-0${1 + (i % 9)}-1${i % 10}T09:00:00+02:00`,
      approved_at: random % 3 === 0 ? "" : "2024-12-20",
    };
  });
  writeFileSync(file, dossierFile(rows));
}

function numberAt(index: number): string {
  return enterpriseNumberAt(index % 1000).replaceAll(".", "");
}
