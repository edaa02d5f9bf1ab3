import { isEnumType, Kind, type GraphQLEnumValue, type GraphQLSchema } from "graphql";
import type { DossierDimension, Measure, Registry } from "./types.generated.ts";

/** The dimensions that the schema of the asking audience has, in the order of the schema. */
export function dimensionsOf(schema: GraphQLSchema): readonly DossierDimension[] {
  return valuesOf(schema, "DossierDimension").map(({ name }) => name as DossierDimension);
}

/** The measures, in the order of the schema. */
export function measuresOf(schema: GraphQLSchema): readonly Measure[] {
  return valuesOf(schema, "Measure").map(({ name }) => name as Measure);
}

/** The description of an enum value. */
export function enumDescription(schema: GraphQLSchema, type: string, name: string): string {
  return valueOf(schema, type, name).description ?? "";
}

/** The registry that @source names at an enum value; DERIVED where it names none. */
export function enumSource(schema: GraphQLSchema, type: string, name: string): Registry {
  const source = valueOf(schema, type, name).astNode?.directives?.find((directive) => directive.name.value === "source");
  const registry = source?.arguments?.find((argument) => argument.name.value === "registry")?.value;
  return registry?.kind === Kind.ENUM ? (registry.value as Registry) : "DERIVED";
}

function valueOf(schema: GraphQLSchema, type: string, name: string): GraphQLEnumValue {
  const value = valuesOf(schema, type).find((each) => each.name === name);
  if (value === undefined) throw new Error(`the enum ${type} has no ${name}`);
  return value;
}

function valuesOf(schema: GraphQLSchema, type: string): readonly GraphQLEnumValue[] {
  const found = schema.getType(type);
  if (!isEnumType(found)) throw new Error(`${type} is no enum of the schema`);
  return found.getValues();
}
