import {
  defaultFieldResolver,
  getArgumentValues,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  visit,
  type ASTNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from "graphql";
import { collectSubfields } from "graphql/execution/collectFields.js";
import { completeAbstract, completeLeaf, completeList, completeNonNull, completeObject } from "./complete.ts";
import type { Complete, Field, Fields, Operation, Select, Site, Values } from "./types.ts";

/** The fields that are selected of an object type. The groups are those that graphql-js collects. */
export function fieldsOf({ schema }: Operation, type: GraphQLObjectType, groups: ReadonlyMap<string, readonly FieldNode[]>): Fields {
  const list: Field[] = [];
  for (const [key, nodes] of groups) {
    const definition = fieldDefinition(schema, type, nodes[0]?.name.value ?? "");
    if (definition !== undefined) list.push(fieldOf(key, type, definition, nodes));
  }
  return { list, isPlain: list.every(({ key }) => key !== "__proto__") };
}

function fieldDefinition(schema: GraphQLSchema, type: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (type === schema.getQueryType() && name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (type === schema.getQueryType() && name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return type.getFields()[name];
}

function fieldOf(key: string, parentType: GraphQLObjectType, definition: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[]): Field {
  // A field with arguments may fail on them before its property is read.
  const resolve = definition.resolve ?? (definition.args.length > 0 ? defaultFieldResolver : undefined);
  const site = { name: definition.name, definition, parentType, nodes };
  const bare = isNonNullType(definition.type) ? definition.type.ofType : definition.type;
  return {
    ...site,
    key,
    resolve,
    isNonNull: isNonNullType(definition.type),
    leaf: resolve === undefined && isLeafType(bare) ? bare : undefined,
    constant: definition === TypeNameMetaFieldDef ? parentType.name : undefined,
    argumentValues: argumentReader(definition, nodes),
    complete: completerOf(definition.type, site),
  };
}

function argumentReader(definition: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[]): Field["argumentValues"] {
  const node = nodes[0] as FieldNode;
  if (definition.args.length === 0) return () => ({});
  if (!hasVariables(node.arguments ?? [])) {
    let values: Values | undefined;
    return ({ variableValues }) => ({ ...(values ??= getArgumentValues(definition, node, variableValues)) });
  }
  return ({ variableValues, argumentsOf }, field) => {
    const values = argumentsOf.get(field) ?? getArgumentValues(definition, node, variableValues);
    argumentsOf.set(field, values);
    return { ...values };
  };
}

function hasVariables(nodes: readonly ASTNode[]): boolean {
  let found = false;
  for (const node of nodes) visit(node, { [Kind.VARIABLE]: () => void (found = true) });
  return found;
}

function completerOf(type: GraphQLOutputType, site: Site): Complete {
  if (isNonNullType(type)) return completeNonNull(completerOf(type.ofType, site), site);
  if (isListType(type)) return completeList(type.ofType, completerOf(type.ofType, site), site);
  if (isLeafType(type)) return completeLeaf(type);
  const select = selector(site);
  if (isAbstractType(type)) return completeAbstract(type, select, site);
  if (isObjectType(type)) return completeObject(type, select, site);
  throw new TypeError(`no output type: ${String(type)}`);
}

function selector({ nodes }: Site): Select {
  return ({ operation, variableValues }, type) => fieldsOf(operation, type, collectSubfields(operation.schema, operation.fragments, variableValues, type, nodes));
}
