import { getNamedType, isCompositeType, isInterfaceType, isRequiredArgument, isUnionType, type GraphQLCompositeType, type GraphQLField, type GraphQLSchema } from "graphql";

/** A query of a root field that selects every field that needs no argument, so many levels deep. */
export function everythingOf(schema: GraphQLSchema, rootField: string, parameters: string, depth: number): string {
  const field = schema.getQueryType()?.getFields()[rootField];
  const type = field === undefined ? undefined : getNamedType(field.type);
  if (type === undefined || !isCompositeType(type)) throw new Error(`There is no root field ${rootField} with fields of its own.`);
  return `{ ${rootField}(${parameters}) ${selectionOf(schema, type, depth)} }`;
}

function selectionOf(schema: GraphQLSchema, type: GraphQLCompositeType, depth: number): string {
  const possible = isUnionType(type) || isInterfaceType(type) ? schema.getPossibleTypes(type) : [];
  const fragments = possible.map((member) => `... on ${member.name} ${selectionOf(schema, member, depth)}`);
  const own = isUnionType(type) || isInterfaceType(type) ? [] : Object.values(type.getFields()).flatMap((field) => fieldOf(schema, type.name, field, depth));
  return `{ __typename ${[...own, ...fragments].join(" ")} }`;
}

// An alias by type keeps apart fields of one name that two members of a union give in different shapes.
function fieldOf(schema: GraphQLSchema, parent: string, field: GraphQLField<unknown, unknown>, depth: number): readonly string[] {
  if (field.args.some(isRequiredArgument)) return [];
  const type = getNamedType(field.type);
  const call = `${parent}_${field.name}: ${field.name}`;
  if (!isCompositeType(type)) return [call];
  return depth === 0 ? [] : [`${call} ${selectionOf(schema, type, depth - 1)}`];
}
