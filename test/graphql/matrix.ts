import { getNamedType, isEnumType, isInputObjectType, isInterfaceType, isListType, isNonNullType, isObjectType, isRequiredArgument, isUnionType, Kind, parse, TypeInfo, visit, visitWithTypeInfo, type ConstDirectiveNode, type GraphQLArgument, type GraphQLField, type GraphQLInputType, type GraphQLNamedType, type GraphQLObjectType, type GraphQLSchema } from "graphql";
import { audiences, type Audience } from "../../src/domain/audience.ts";

/** Something that an audience may or may not use, written as people write it: `Type`, `Type.field`, `Type.field(argument)`, `Input.field`, `Enum.VALUE`. */
export type Member = { readonly name: string; readonly needs: Audience; readonly kind: "TYPE" | "FIELD" | "ARGUMENT" | "INPUT_FIELD" | "ENUM_VALUE" };

type Marked = { readonly astNode?: { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined };

/** The audience that an element of the schema needs by its own @access: PUBLIC where there is none. */
export function marked({ astNode }: Marked): Audience {
  const value = astNode?.directives?.find(({ name }) => name.value === "access")?.arguments?.[0]?.value;
  return value?.kind === Kind.ENUM ? (value.value as Audience) : "PUBLIC";
}

const higher = (one: Audience, other: Audience): Audience => (audiences.indexOf(one) > audiences.indexOf(other) ? one : other);

/** The lowest audience for which each type can be reached from the root types, by what @access says and nothing else. */
export function reach(schema: GraphQLSchema): ReadonlyMap<string, Audience> {
  const needs = new Map<string, Audience>();
  const visit = (type: GraphQLNamedType, needed: Audience): void => {
    const own = higher(needed, marked(type));
    const known = needs.get(type.name);
    if (known !== undefined && audiences.indexOf(known) <= audiences.indexOf(own)) return;
    needs.set(type.name, own);
    for (const [next, from] of below(type)) visit(next, higher(own, from));
    if (isInterfaceType(type)) for (const each of schema.getPossibleTypes(type)) visit(each, own);
    if (isUnionType(type)) for (const each of type.getTypes()) visit(each, own);
  };
  for (const root of [schema.getQueryType(), schema.getMutationType()]) if (root) visit(root, "PUBLIC");
  return needs;
}

function below(type: GraphQLNamedType): readonly (readonly [GraphQLNamedType, Audience])[] {
  if (isInputObjectType(type)) return Object.values(type.getFields()).map((field) => [getNamedType(field.type), marked(field)]);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  const fields = Object.values(type.getFields()).flatMap((field) => [[getNamedType(field.type), marked(field)] as const, ...field.args.map((argument) => [getNamedType(argument.type), higher(marked(field), marked(argument))] as const)]);
  const interfaces = isObjectType(type) ? type.getInterfaces().map((each) => [each, "PUBLIC"] as const) : [];
  return [...fields, ...interfaces];
}

/** Every type, field, argument, input field and enum value of the whole schema, with the lowest audience that may use it. */
export function membersOf(schema: GraphQLSchema): readonly Member[] {
  const members: Member[] = [];
  const reached = reach(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    const needs = reached.get(type.name);
    if (needs === undefined || type.name.startsWith("__")) continue;
    members.push({ name: type.name, needs, kind: "TYPE" });
    if (isEnumType(type)) for (const value of type.getValues()) members.push({ name: `${type.name}.${value.name}`, needs: higher(needs, marked(value)), kind: "ENUM_VALUE" });
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) members.push({ name: `${type.name}.${field.name}`, needs: higher(higher(needs, marked(field)), reached.get(getNamedType(field.type).name) ?? "PUBLIC"), kind: "INPUT_FIELD" });
    if (isObjectType(type) || isInterfaceType(type)) for (const field of Object.values(type.getFields())) members.push(...fieldMembers(type.name, field, needs, reached));
  }
  return members;
}

function fieldMembers(owner: string, field: GraphQLField<unknown, unknown>, needs: Audience, reached: ReadonlyMap<string, Audience>): readonly Member[] {
  const own = higher(higher(needs, marked(field)), marked(getNamedType(field.type)));
  const name = `${owner}.${field.name}`;
  return [{ name, needs: own, kind: "FIELD" }, ...field.args.map((argument) => ({ name: `${name}(${argument.name})`, needs: higher(higher(own, marked(argument)), reached.get(getNamedType(argument.type).name) ?? "PUBLIC"), kind: "ARGUMENT" as const }))];
}

/** Whether a schema has a member. */
export function has(schema: GraphQLSchema, { name, kind }: Member): boolean {
  const [owner = "", rest = ""] = name.split(".");
  const type = schema.getType(owner);
  if (kind === "TYPE" || type === undefined) return type !== undefined;
  if (isEnumType(type)) return type.getValue(rest) !== undefined && type.getValue(rest) !== null;
  if (isInputObjectType(type)) return type.getFields()[rest] !== undefined;
  const [field = "", argument] = rest.split(/[()]/);
  const found = (type as GraphQLObjectType).getFields()[field];
  return found !== undefined && (argument === undefined || argument === "" || found.args.some((each) => each.name === argument));
}

/** The audience that a document needs, by the @access of everything that it uses. */
export function neededFor(schema: GraphQLSchema, document: string): Audience {
  const info = new TypeInfo(schema);
  let needed: Audience = "PUBLIC";
  const note = (...all: readonly (Marked | null | undefined)[]): void => {
    for (const each of all) if (each) needed = higher(needed, marked(each));
  };
  const types = (): void => note(info.getParentType(), info.getFieldDef(), getNamedType(info.getType()));
  visit(
    parse(document),
    visitWithTypeInfo(info, {
      OperationDefinition: () => note(getNamedType(info.getType())),
      Field: types,
      InlineFragment: types,
      Argument: () => note(info.getArgument(), getNamedType(info.getInputType())),
      ObjectField: ({ name }) => {
        const input = getNamedType(info.getParentInputType());
        note(input, isInputObjectType(input) ? input.getFields()[name.value] : null, getNamedType(info.getInputType()));
      },
      EnumValue: () => note(info.getEnumValue()),
    }),
  );
  return needed;
}

/** A selection of every field and argument, one at a time, of an object that a query can come to: the steps from the root. */
export type Way = { readonly steps: readonly GraphQLField<unknown, unknown>[]; readonly type: GraphQLNamedType; readonly operation: "query" | "mutation" };

/** The shortest way from a root to each type that has fields. */
export function waysTo(schema: GraphQLSchema): ReadonlyMap<string, Way> {
  const ways = new Map<string, Way>();
  const roots = [[schema.getQueryType(), "query"], [schema.getMutationType(), "mutation"]] as const;
  const queue: Way[] = roots.flatMap(([type, operation]) => (type ? [{ steps: [], type, operation }] : []));
  for (let way = queue.shift(); way !== undefined; way = queue.shift()) {
    if (ways.has(way.type.name)) continue;
    ways.set(way.type.name, way);
    const { type, steps, operation } = way;
    if (isObjectType(type) || isInterfaceType(type)) for (const field of Object.values(type.getFields())) queue.push({ steps: [...steps, field], type: getNamedType(field.type), operation });
    const possible = isUnionType(type) || isInterfaceType(type) ? schema.getPossibleTypes(type) : [];
    for (const each of possible) queue.push({ steps: [...steps, onType(each)], type: each, operation });
  }
  return ways;
}

const fragments = new WeakSet<object>();

function onType(type: GraphQLObjectType): GraphQLField<unknown, unknown> {
  const step = { name: `... on ${type.name}`, args: [] } as unknown as GraphQLField<unknown, unknown>;
  fragments.add(step);
  return step;
}

/** A document that goes a way and selects `leaf` at its end; required arguments get a value of their type. */
export function documentOf({ steps, operation }: Way, leaf: string): string {
  const inner = steps.reduceRight((below, step) => (fragments.has(step) ? `${step.name} { ${below} }` : `${step.name}${requiredArguments(step)} { ${below} }`), leaf);
  return `${operation} { ${inner} }`;
}

/** A field as it is selected: with its required arguments, those asked for, and `__typename` below it. */
export function selectionOf(field: GraphQLField<unknown, unknown>, extra: readonly GraphQLArgument[] = []): string {
  const given = [...field.args.filter(isRequiredArgument), ...extra.filter((each) => !isRequiredArgument(each))];
  const type = getNamedType(field.type);
  const hasFields = isObjectType(type) || isInterfaceType(type) || isUnionType(type);
  return `${field.name}${argumentsText(given)}${hasFields ? " { __typename }" : ""}`;
}

/** The arguments that a field can't do without, with a value of their type. */
export function requiredArguments({ args }: GraphQLField<unknown, unknown>): string {
  return argumentsText(args.filter(isRequiredArgument));
}

function argumentsText(args: readonly GraphQLArgument[]): string {
  return args.length === 0 ? "" : `(${args.map(({ name, type }) => `${name}: ${valueText(type)}`).join(", ")})`;
}

/** A literal that a type takes. */
export function valueText(type: GraphQLInputType): string {
  if (isNonNullType(type)) return valueText(type.ofType);
  if (isListType(type)) return `[${valueText(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? "";
  if (isInputObjectType(type) && type.isOneOf) return `{ ${Object.values(type.getFields()).slice(0, 1).map((field) => `${field.name}: ${valueText(field.type)}`).join("")} }`;
  if (isInputObjectType(type)) return `{ ${Object.values(type.getFields()).filter((field) => isNonNullType(field.type) && field.defaultValue === undefined).map((field) => `${field.name}: ${valueText(field.type)}`).join(", ")} }`;
  return literals[type.name] ?? '"x"';
}

const literals: Readonly<Record<string, string>> = {
  Int: "2016",
  Float: "1.5",
  Boolean: "true",
  BigInt: "1",
  LocalDate: '"2016-04-01"',
  DateTime: '"2016-04-01T09:30:00Z"',
  Money: '"1.00"',
  Decimal: '"1.5"',
  YearMonth: '"2016-04"',
  EnterpriseNumber: '"0200065765"',
  EstablishmentNumber: '"2289784473"',
  ServiceProviderNumber: '"DV.O900000"',
};
