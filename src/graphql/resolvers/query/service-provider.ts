import type { QueryResolvers } from "../../types.generated.ts";

export const serviceProvider: NonNullable<QueryResolvers["serviceProvider"]> = (_root, { number }, { load }) => load.serviceProvider.load(number);
