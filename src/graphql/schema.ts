import { addResolversToSchema } from "@graphql-tools/schema";
import { pruneSchema, type IResolvers } from "@graphql-tools/utils";
import { buildASTSchema, GraphQLScalarType, type GraphQLSchema } from "graphql";
import type { Audience } from "../domain/audience.ts";
import { resolvers } from "./resolvers/index.ts";
import { documentFor } from "./sdl.ts";

const schemas = new Map<Audience, GraphQLSchema>();

/** The schema that an audience sees and can run: what it may not select is not in it. Made once for each audience. */
export function schemaFor(audience: Audience): GraphQLSchema {
  const made = schemas.get(audience) ?? makeSchema(audience);
  schemas.set(audience, made);
  return made;
}

function makeSchema(audience: Audience): GraphQLSchema {
  const schema = pruneSchema(buildASTSchema(documentFor(audience)));
  return addResolversToSchema({ schema, resolvers: resolversFor(schema), resolverValidationOptions: { requireResolversToMatchSchema: "ignore" } });
}

/** Scalars replace those of the schema as they are, so they take over the descriptions. */
function resolversFor(schema: GraphQLSchema): IResolvers {
  const entries = Object.entries(resolvers).map(([name, resolver]) => [name, resolver instanceof GraphQLScalarType ? described(resolver, schema) : resolver]);
  return Object.fromEntries(entries) as IResolvers;
}

function described(scalar: GraphQLScalarType, schema: GraphQLSchema): GraphQLScalarType {
  return new GraphQLScalarType({ ...scalar.toConfig(), description: schema.getType(scalar.name)?.description });
}
