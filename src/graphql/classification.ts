import type { ClassificationInput as Asked } from "../reporting/classification-input.ts";
import type { Classification } from "../reporting/classification.ts";
import { naceVersionNameOf, readNaceVersion } from "./nace-version.ts";
import type { ClassificationInput } from "./types.generated.ts";

/** The versions asked for, as reporting knows them; null for those in force. */
export function readClassificationInput(input: ClassificationInput | null | undefined): Asked | null {
  return input ? { ...input, nace: input.nace ? readNaceVersion(input.nace) : null } : null;
}

/** The versions of an answer in the form of the argument that asks for them. */
export function toClassificationInput({ nace, placesOn, attributes }: Classification): ClassificationInput {
  return { nace: naceVersionNameOf(nace), municipalitiesOf: Number(placesOn.slice(0, 4)), attributes };
}
