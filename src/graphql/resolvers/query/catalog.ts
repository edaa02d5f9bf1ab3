import type { QueryResolvers } from "../../types.generated.ts";

export const catalog: NonNullable<QueryResolvers["catalog"]> = (_root, { language }) => ({ language });
