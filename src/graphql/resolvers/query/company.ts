import type { QueryResolvers } from "../../types.generated.ts";

export const company: NonNullable<QueryResolvers["company"]> = (_root, { number }, { load }) => load.company.load(number);
