import { companyOf } from "../../loaders/index.ts";
import type { QueryResolvers } from "../../types.generated.ts";

export const company: NonNullable<QueryResolvers["company"]> = async (_root, { number }, { load }) => companyOf(number, await load.companyOutcome.load(number));
