import type { QueryResolvers } from "../../types.generated.ts";

export const reportEngine: NonNullable<QueryResolvers["reportEngine"]> = (_root, _arguments, { engineState }) => engineState();
