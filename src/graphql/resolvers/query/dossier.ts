import { limits } from "../../limits.ts";
import { checkText } from "../../text-argument.ts";
import type { QueryResolvers } from "../../types.generated.ts";

export const dossier: NonNullable<QueryResolvers["dossier"]> = (_root, { reference }, { load }) => load.dossier.load(checkText(reference, "reference", limits.reference));
