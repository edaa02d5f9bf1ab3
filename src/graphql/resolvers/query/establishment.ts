import type { QueryResolvers } from "../../types.generated.ts";

export const establishment: NonNullable<QueryResolvers["establishment"]> = (_root, { number }, { load }) => load.establishment.load(number);
