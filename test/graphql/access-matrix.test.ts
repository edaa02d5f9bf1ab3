import { buildASTSchema, getNamedType, graphql, isEnumType, isInputObjectType, isInterfaceType, isObjectType, parse, validate, type GraphQLField, type GraphQLSchema } from "graphql";
import { describe, expect, it } from "vitest";
import { audiences, hasRightsOf } from "../../src/domain/audience.ts";
import { schemaFor } from "../../src/graphql/schema.ts";
import { wholeDocument } from "../../src/graphql/sdl.ts";
import { documentOf, has, membersOf, neededFor, selectionOf, valueText, waysTo, type Member } from "./matrix.ts";

const whole = buildASTSchema(wholeDocument());
const members = membersOf(whole);
const ways = waysTo(whole);

/** Fields that a type of the whole schema has. */
const fieldsOf = (type: string): Readonly<Record<string, GraphQLField<unknown, unknown>>> => {
  const found = whole.getType(type);
  return isObjectType(found) || isInterfaceType(found) ? found.getFields() : {};
};

/** A document of the whole schema that uses a member; null for a member that no document names. */
function documentUsing({ name, kind }: Member): string | null {
  const [owner = "", rest = ""] = name.split(".");
  if (kind === "FIELD" || kind === "ARGUMENT") {
    const [fieldName = "", argument] = rest.split(/[()]/);
    const field = fieldsOf(owner)[fieldName];
    const way = ways.get(owner);
    if (field === undefined || way === undefined) return null;
    return documentOf(way, selectionOf(field, field.args.filter((each) => each.name === argument)));
  }
  if (kind === "ENUM_VALUE") return literalDocument(owner, rest);
  if (kind === "INPUT_FIELD") {
    const input = whole.getType(owner);
    const field = isInputObjectType(input) ? input.getFields()[rest] : undefined;
    return field === undefined ? null : literalDocument(owner, `{ ${required(owner, rest)}${rest}: ${valueText(field.type)} }`);
  }
  return null;
}

function required(input: string, besides: string): string {
  const type = whole.getType(input);
  if (!isInputObjectType(type) || type.isOneOf) return "";
  const text = valueText(type).slice(1, -1).trim();
  const others = text.split(", ").filter((part) => part !== "" && !part.startsWith(`${besides}:`));
  return others.length === 0 ? "" : `${others.join(", ")}, `;
}

/** A literal of an input or enum type at the first argument that takes it, seen from a root. */
function literalDocument(type: string, literal: string): string | null {
  for (const [owner, way] of ways) {
    for (const field of Object.values(fieldsOf(owner))) {
      for (const argument of field.args) {
        if (getNamedType(argument.type).name !== type) continue;
        const value = String(argument.type).startsWith("[") ? `[${literal}]` : literal;
        const others = field.args.filter((each) => each !== argument);
        const selection = selectionOf({ ...field, args: [...others] });
        const given = `${argument.name}: ${value}`;
        const open = selection.indexOf("(");
        const withArgument = open > 0 ? `${selection.slice(0, open + 1)}${given}, ${selection.slice(open + 1)}` : selection.replace(field.name, `${field.name}(${given})`);
        return documentOf(way, withArgument);
      }
    }
  }
  return null;
}

/** What is wrong with a document. A mutation of a schema without mutations is found only when it is to be executed. */
function faults(schema: GraphQLSchema, document: string): readonly string[] {
  const found = validate(schema, parse(document)).map(({ message }) => message);
  return document.startsWith("mutation") && !schema.getMutationType() ? [...found, "no mutations"] : found;
}

describe("the access matrix, from the SDL", () => {
  it("holds the members of the schema at every audience", () => {
    const counts = Object.fromEntries(audiences.map((audience) => [audience, members.filter(({ needs }) => needs === audience).length]));
    process.stdout.write(`access matrix: ${members.length} members, ${members.length * audiences.length} checks of introspection; lowest audience ${JSON.stringify(counts)}\n`);
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(1);
  });

  it.each(audiences)("shows %s exactly the types, fields, arguments, input fields and enum values that it may use", (audience) => {
    const schema = schemaFor(audience);
    const wrong = members.filter((member) => has(schema, member) !== hasRightsOf(audience, member.needs)).map(({ name, needs }) => `${name} (${needs})`);
    expect(wrong).toEqual([]);
  });

  it.each(audiences)("takes of %s documents that use what it may, and refuses those that use what it may not, without naming anything hidden", (audience) => {
    const schema = schemaFor(audience);
    const hidden = members.filter(({ needs }) => !hasRightsOf(audience, needs));
    const unreachable = new Set(hidden.filter(({ kind }) => kind === "FIELD" || kind === "ENUM_VALUE").map(({ name }) => name.split(".")[1] ?? ""));
    for (const { name } of members.filter(({ needs }) => hasRightsOf(audience, needs))) unreachable.delete(name.split(/[.(]/)[1] ?? "");
    let checks = 0;
    const wrong: string[] = [];
    for (const member of members) {
      const document = documentUsing(member);
      if (document === null) continue;
      expect(faults(whole, document)).toEqual([]);
      checks++;
      const messages = faults(schema, document);
      const expected = hasRightsOf(audience, neededFor(whole, document));
      if ((messages.length === 0) !== expected) wrong.push(`${member.name}: ${messages.join(" ") || "taken"}`);
      const suggested = messages.flatMap((message) => [...(message.split("Did you mean")[1] ?? "").matchAll(/"(\w+)"/g)].map(([, word = ""]) => word));
      wrong.push(...suggested.filter((word) => unreachable.has(word)).map((word) => `${member.name}: suggests ${word}`));
    }
    process.stdout.write(`access matrix: ${checks} documents asked as ${audience}\n`);
    expect(wrong).toEqual([]);
    expect(checks).toBeGreaterThan(400);
  });

  it("gives the public the catalog and the published figures, and nothing else", () => {
    expect(Object.keys(schemaFor("PUBLIC").getQueryType()!.getFields())).toEqual(["catalog", "publishedFigures"]);
    expect(schemaFor("PUBLIC").getMutationType()).toBeUndefined();
    expect(schemaFor("INTERNAL").getMutationType()).toBeUndefined();
  });

  it("does not execute a mutation for those who have none", async () => {
    for (const audience of ["PUBLIC", "INTERNAL"] as const) {
      const { data, errors } = await graphql({ schema: schemaFor(audience), source: 'mutation { approveDossier(input: { idempotencyKey: "k", reference: "x" }) { __typename } }' });
      expect([data ?? null, errors?.map(({ message }) => message)]).toEqual([null, ["Schema is not configured to execute mutation operation."]]);
    }
  });

  it("has no enum without a value and no object without a field for anybody", () => {
    for (const audience of audiences) {
      for (const type of Object.values(schemaFor(audience).getTypeMap())) {
        if (isEnumType(type)) expect(type.getValues().length).toBeGreaterThan(0);
        if (isObjectType(type)) expect(Object.keys(type.getFields()).length).toBeGreaterThan(0);
      }
    }
  });
});
