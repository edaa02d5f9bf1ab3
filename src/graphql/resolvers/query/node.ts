import type { Context } from "../../context.ts";
import { limits } from "../../limits.ts";
import { decodeNodeId } from "../../node-id.ts";
import { checkListLength } from "../../text-argument.ts";
import type { QueryResolvers, ResolversTypes } from "../../types.generated.ts";

type Found = Awaited<ResolversTypes["Node"]> | null;

export const node: NonNullable<QueryResolvers["node"]> = (_root, { id }, context) => find(id, context);

export const nodes: NonNullable<QueryResolvers["nodes"]> = (_root, { ids }, context) => {
  checkListLength(ids, "ids", limits.numbers);
  // The generated type knows no list of promises of null, which graphql-js takes, with an error of its own for each item.
  return ids.map((id) => find(id, context) as Promise<NonNullable<Found>>);
};

async function find(id: string, { load }: Context): Promise<Found> {
  const key = decodeNodeId(id);
  if (key.type === "Company") return named("Company", await load.company.load(key.enterprise));
  if (key.type === "Establishment") return named("Establishment", ownedBy(key.enterprise, await load.establishment.load(key.number)));
  return named("Dossier", ownedBy(key.enterprise, await load.dossier.load(key.reference)));
}

function named<Name extends string, Row extends object>(name: Name, row: Row | null): ({ readonly __typename: Name } & Row) | null {
  return row === null ? null : { __typename: name, ...row };
}

function ownedBy<Row extends { readonly enterpriseNumber: string }>(enterprise: string, row: Row | null): Row | null {
  return row?.enterpriseNumber === enterprise ? row : null;
}
