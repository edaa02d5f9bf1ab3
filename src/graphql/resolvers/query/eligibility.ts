import type { QueryResolvers } from "../../types.generated.ts";

export const eligibility: NonNullable<QueryResolvers["eligibility"]> = (_root, { input }, { intake, now }) => intake.eligibility(input, now());
