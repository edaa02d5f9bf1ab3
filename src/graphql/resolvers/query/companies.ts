import { DomainError } from "../../../domain/errors.ts";
import { parseEnterpriseNumber } from "../../../domain/enterprise-number.ts";
import type { Context } from "../../context.ts";
import { checkListLength } from "../../text-argument.ts";
import { limits } from "../../limits.ts";
import type { QueryResolvers, ResolversTypes } from "../../types.generated.ts";

export const companies: NonNullable<QueryResolvers["companies"]> = (_root, { numbers }, context) => {
  checkListLength(numbers, "numbers", limits.numbers);
  return Promise.all(numbers.map((input) => lookUp(input, context)));
};

async function lookUp(input: string, { load }: Context): Promise<Awaited<ResolversTypes["CompanyLookup"]>> {
  const number = read(input);
  if (number instanceof DomainError) return { __typename: "InvalidCompanyNumber", input: input.slice(0, 100).toWellFormed(), reason: number.message };
  const found = await load.companyOutcome.load(number);
  if (found.outcome === "FOUND") return { __typename: "Company", ...found.company };
  if (found.outcome === "NOT_FOUND") return { __typename: "CompanyNotFound", number };
  return { __typename: "RegistryUnavailable", number, retryAfterSeconds: found.retryAfterSeconds };
}

function read(input: string): string | DomainError {
  try {
    return parseEnterpriseNumber(input);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}
