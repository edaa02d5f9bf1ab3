import { sql, type SQL } from "drizzle-orm";
import { company, dossier, nacePair } from "../../db/tables/index.ts";
import type { Classification } from "../classification.ts";

type Version = Classification["nace"];

const columns = { "2008": company.nace2008, "2025": company.nace2025 } as const satisfies Record<Version, unknown>;

/**
 * The NACE code of a dossier in a version: as filed, else by the company's own codes in both versions, else by the most frequent pair in the
 * register; null when none knows. The look-ups run only for dossiers of another version.
 */
export function naceAtSubmission(version: Version): SQL {
  const held = sql`case ${dossier.naceVersion} when '2003' then ${company.nace2003} when '2008' then ${company.nace2008} when '2025' then ${company.nace2025} end`;
  const own = sql`(select ${columns[version]} from ${company} where ${company.number} = ${dossier.enterpriseNumber} and ${held} = ${dossier.naceCode})`;
  return sql`case when ${isFiledIn(version)} then ${dossier.naceCode} else coalesce(${own}, ${pairOf(sql`${dossier.naceVersion}`, sql`${dossier.naceCode}`, version)}) end`;
}

/** Whether the code of a dossier is of a version. */
export function isFiledIn(version: Version): SQL {
  return sql`${dossier.naceVersion} = ${version}`;
}

/** The main activity of a company of the register in a version: its own code in it, else by the most frequent pair; null when neither knows. */
export function naceNow(version: Version): SQL {
  return sql`coalesce(${columns[version]}, ${pairOf(sql`${company.naceVersion}`, sql`${company.naceCode}`, version)})`;
}

function pairOf(from: SQL, code: SQL, version: Version): SQL {
  const { fromVersion, fromCode, toVersion, toCode, ambiguous } = nacePair;
  return sql`(select ${toCode} from ${nacePair} where ${fromVersion} = ${from} and ${fromCode} = ${code} and ${toVersion} = ${version} and not ${ambiguous})`;
}
