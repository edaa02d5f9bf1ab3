import { getNamedType, getNullableType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType, isObjectType, isRequiredArgument, isRequiredInputField, type GraphQLArgument, type GraphQLField, type GraphQLInputField, type GraphQLInputType, type GraphQLObjectType, type GraphQLOutputType } from "graphql";
import { enterpriseNumber, establishmentNumber } from "../../support/fixtures.ts";

/** One place where a value can be put: an argument, or an input field in it. */
export type Place = { readonly field: GraphQLField<unknown, unknown>; readonly path: readonly string[]; readonly type: GraphQLInputType };

const examples: Readonly<Record<string, unknown>> = {
  EnterpriseNumber: enterpriseNumber(1),
  EstablishmentNumber: establishmentNumber(0),
  ServiceProviderNumber: "DV.O000001",
  LocalDate: "2016-04-01",
  YearMonth: "2016-04",
  DateTime: "2016-04-01T00:00:00Z",
  Money: "1234.55",
  Decimal: "1",
  BigInt: 1,
  Int: 1,
  Float: 1,
  Boolean: true,
  ID: "KP-2016-00000001",
  String: "a",
};

/** Examples by the name of an argument or input field, where the type alone does not give a good one. */
const byName: Readonly<Record<string, unknown>> = { company: enterpriseNumber(1), pillar: "OPLEIDING", theme: "DIGITALISERING", serviceProvider: "DV.O000001", declaredSize: "KO", startDate: "2026-11-01", year: 2016, reference: "KP-2026-00000001", reason: "OTHER" };

/** Fields of answers that are followed, because what they give is worked out only then. Not `plan`, which shows SQL by intent. */
const followed: ReadonlySet<string> = new Set(["rows", "nodes", "dossiers", "companies", "dossier", "userErrors", "totals", "table", "period", "edges", "pageInfo", "rules"]);

/** Every place of the root fields, an input type's own fields once: under the first argument that leads to it. */
export function placesOf(root: GraphQLObjectType): readonly Place[] {
  const seen = new Set<string>();
  const below = (place: Place): readonly Place[] => {
    const type = getNamedType(place.type);
    if (!isInputObjectType(type) || seen.has(type.name)) return [place];
    seen.add(type.name);
    return [place, ...Object.values(type.getFields()).flatMap((field) => below({ ...place, path: [...place.path, field.name], type: field.type }))];
  };
  return Object.values(root.getFields()).flatMap((field) => field.args.flatMap((argument) => below({ field, path: [argument.name], type: argument.type })));
}

/** The body of a request that puts a value, given as JSON, at a place and good examples where something must be. */
export function bodyWith(kind: "query" | "mutation", { field, path }: Place, json: string): string {
  const [name = "", ...inner] = path;
  const given = field.args.filter((argument) => argument.name === name || isRequiredArgument(argument));
  const variables = given.map((argument) => `${JSON.stringify(argument.name)}:${argument.name === name ? jsonWith(argument, inner, json) : JSON.stringify(exampleOf(argument))}`);
  const query = `${kind} (${given.map(({ name: each, type }) => `$${each}: ${String(type)}`).join(", ")}) { ${field.name}(${given.map(({ name: each }) => `${each}: $${each}`).join(", ")})${selectionOf(field.type, 3)} }`;
  return `{"query":${JSON.stringify(query)},"variables":{${variables.join()}}}`;
}

/** The JSON of an argument or input field with the value at a path in it. */
function jsonWith(slot: GraphQLArgument | GraphQLInputField, path: readonly string[], json: string): string {
  const [name, ...rest] = path;
  if (name === undefined) return json;
  const type = getNullableType(slot.type);
  const object = getNamedType(type);
  if (!isInputObjectType(object)) throw new Error(`no input object at ${slot.name}`);
  const others = object.isOneOf ? [] : Object.values(object.getFields()).filter((field) => isGiven(field) && field.name !== name);
  const inner = object.getFields()[name];
  if (inner === undefined) throw new Error(`no field ${name}`);
  const text = `{${[...others.map((field) => `${JSON.stringify(field.name)}:${JSON.stringify(exampleOf(field))}`), `${JSON.stringify(name)}:${jsonWith(inner, rest, json)}`].join()}}`;
  return isListType(type) ? `[${text}]` : text;
}

/** What must be given, and what an application needs besides for its theme. */
function isGiven(field: GraphQLInputField): boolean {
  return isRequiredInputField(field) || field.name === "theme";
}

let made = 0;

function exampleOf({ name, type }: GraphQLArgument | GraphQLInputField): unknown {
  if (name === "idempotencyKey") return `hostile ${(made += 1)}`;
  if (name in byName && isLeafType(getNamedType(type))) return byName[name];
  return exampleOfType(type);
}

function exampleOfType(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return exampleOfType(type.ofType);
  if (isListType(type)) return [exampleOfType(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (!isInputObjectType(type)) return examples[type.name] ?? "a";
  const fields = Object.values(type.getFields());
  return Object.fromEntries((type.isOneOf ? fields.slice(0, 1) : fields.filter(isGiven)).map((field) => [field.name, exampleOf(field)]));
}

function selectionOf(output: GraphQLOutputType, depth: number): string {
  const type = getNamedType(output);
  if (isLeafType(type)) return "";
  if (!isObjectType(type) || depth === 0) return " { __typename }";
  const fields = Object.values(type.getFields()).filter((field) => !field.args.some(isRequiredArgument) && (isLeafType(getNamedType(field.type)) || followed.has(field.name)));
  return ` { __typename ${fields.map((field) => `${field.name}${selectionOf(field.type, depth - 1)}`).join(" ")} }`;
}
