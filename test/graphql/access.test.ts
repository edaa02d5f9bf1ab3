import { isEnumType, isInputObjectType, isObjectType, Kind, validateSchema, visit } from "graphql";
import { describe, expect, it } from "vitest";
import { audiences } from "../../src/domain/audience.ts";
import { schemaFor } from "../../src/graphql/schema.ts";
import { documentFor, wholeDocument } from "../../src/graphql/sdl.ts";

const entities = ["company", "companies", "searchCompanies", "establishment", "dossier", "dossiers", "node", "nodes"];
const rootsOf = (audience: (typeof audiences)[number]): readonly string[] => Object.keys(schemaFor(audience).getQueryType()!.getFields());

describe("the schema of an audience", () => {
  it("has no entity roots for the public, and no type that only they lead to", () => {
    expect(rootsOf("PUBLIC")).toContain("catalog");
    expect(rootsOf("PUBLIC").filter((name) => entities.includes(name))).toEqual([]);
    for (const type of ["Company", "Dossier", "Establishment", "CompanyLookup", "CompanyFilter", "Node"]) expect(schemaFor("PUBLIC").getType(type)).toBeUndefined();
  });

  it("has them for all others", () => {
    for (const audience of ["INTERNAL", "HANDLER", "ADMIN"] as const) expect(rootsOf(audience)).toEqual(expect.arrayContaining(entities));
  });

  it("is valid, and made once", () => {
    for (const audience of audiences) {
      expect(validateSchema(schemaFor(audience))).toEqual([]);
      expect(schemaFor(audience)).toBe(schemaFor(audience));
    }
  });

  it("leaves out types, fields, arguments, input fields and enum values above it", () => {
    const kinds = new Set<string>();
    const levels = new Map<string, readonly string[]>();
    for (const audience of audiences) {
      const left: string[] = [];
      visit(documentFor(audience), { Directive: (node) => void (node.name.value === "access" && node.arguments?.[0]?.value.kind === Kind.ENUM && left.push(node.arguments[0].value.value)) });
      levels.set(audience, left);
    }
    visit(wholeDocument(), { Directive: (node, _key, _parent, _path, ancestors) => void (node.name.value === "access" && kinds.add((ancestors.at(-1) as { kind: string }).kind)) });
    expect(levels.get("PUBLIC")).toEqual([]);
    expect(levels.get("INTERNAL")!.every((level) => level === "INTERNAL")).toBe(true);
    expect(kinds).toContain("FieldDefinition");
  });

  it("keeps the descriptions of everything, scalars too", () => {
    const missing: string[] = [];
    for (const type of Object.values(schemaFor("ADMIN").getTypeMap())) {
      if (type.name.startsWith("__") || ["String", "Int", "Float", "Boolean", "ID"].includes(type.name)) continue;
      if (!type.description) missing.push(type.name);
      const members = isObjectType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : isEnumType(type) ? type.getValues() : [];
      for (const member of members) {
        if (!member.description) missing.push(`${type.name}.${member.name}`);
        if ("args" in member) for (const argument of member.args) if (!argument.description) missing.push(`${type.name}.${member.name}(${argument.name})`);
      }
    }
    expect(missing).toEqual([]);
  });
});
