import type { NaceVersion } from "../domain/nace.ts";
import type { NaceVersion as NaceVersionName } from "./types.generated.ts";

const versions = { NACEBEL_2003: "2003", NACEBEL_2008: "2008", NACEBEL_2025: "2025" } as const satisfies Record<NaceVersionName, NaceVersion>;
const names = { "2003": "NACEBEL_2003", "2008": "NACEBEL_2008", "2025": "NACEBEL_2025" } as const satisfies Record<NaceVersion, NaceVersionName>;

/** The version that an enum value of the schema names. */
export function readNaceVersion(name: NaceVersionName): NaceVersion {
  return versions[name];
}

/** The enum value of a version. */
export function naceVersionNameOf(version: NaceVersion): NaceVersionName {
  return names[version];
}

/** A stored version; null when none is stored. Throws for text that is no version: the importers let none in. */
export function naceVersionOf(stored: string | null): NaceVersion | null {
  if (stored === null) return null;
  if (stored in names) return stored as NaceVersion;
  throw new TypeError("a stored NACE version is not 2003, 2008 or 2025");
}

/** The enum value of a stored version; null when none is stored. */
export function naceVersionName(stored: string | null): NaceVersionName | null {
  const version = naceVersionOf(stored);
  return version === null ? null : naceVersionNameOf(version);
}
