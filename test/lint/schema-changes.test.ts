import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { buildSchema } from "graphql";
import { describe, expect, it } from "vitest";
import { root } from "../../src/config.ts";
import { changesBetween, changesPage, faultsOf, mayBreak, undatedDeprecations, type Release } from "../../lint/schema-changes.ts";

const release = (version: string, sdl: string): Release => ({ version, schema: buildSchema(sdl) });
const old = release("0.1.0", "type Query { company(number: String!): String dossiers(first: Int = 20): [Int!]! } enum Pillar { ADVIES }");
const wider = release("0.1.0", "type Query { company(number: String!, on: String): String dossiers(first: Int = 20): [Int!]! provider: String } enum Pillar { ADVIES OPLEIDING }");
const narrower = release("0.1.0", "type Query { company(number: String!, on: String!): String dossiers(first: Int = 50): [Int!] } enum Pillar { ADVIES }");

describe("the changes of a schema", () => {
  it("tell what was added", () => {
    expect(changesBetween(old.schema, wider.schema)).toEqual({ breaking: [], dangerous: ["OPLEIDING was added to enum type Pillar."], added: ["Query.company arg on was added.", "Query.provider was added."] });
  });

  it("tell what breaks clients, and what may surprise them", () => {
    expect(changesBetween(old.schema, narrower.schema)).toEqual({
      breaking: ["A required arg on on Query.company was added.", "Query.dossiers changed type from [Int!]! to [Int!]."],
      dangerous: ["Query.dossiers arg first has changed defaultValue from 20 to 50."],
      added: ["Query.company arg on was added."],
    });
  });

  it("are refused when they break clients of the last release, unless the version says that it may", () => {
    expect(faultsOf([old], wider)).toEqual([]);
    expect(faultsOf([old], narrower)).toEqual([
      "breaks clients of 0.1.0: A required arg on on Query.company was added. Keep it and deprecate it, or give the package a version that may break.",
      "breaks clients of 0.1.0: Query.dossiers changed type from [Int!]! to [Int!]. Keep it and deprecate it, or give the package a version that may break.",
    ]);
    expect(faultsOf([old], { ...narrower, version: "0.2.0" })).toEqual([]);
    expect(faultsOf([narrower, old], wider)).toEqual([]);
  });

  it("may break by the first number of the version, and before 1.0.0 by the second", () => {
    expect([mayBreak("0.1.0", "0.1.1"), mayBreak("0.1.9", "0.2.0"), mayBreak("1.2.0", "1.3.0"), mayBreak("1.9.0", "2.0.0"), mayBreak("0.9.0", "1.0.0")]).toEqual([false, true, false, true, true]);
  });

  it("need a day for what is deprecated", () => {
    const schema = buildSchema('type Query { a(b: Int @deprecated(reason: "use c")): Int @deprecated(reason: "use c; gone from 2027-01-01 on") c: Int } enum E { V @deprecated }');
    expect(undatedDeprecations(schema)).toEqual(["Query.a(b)", "E.V"]);
    expect(changesPage([old], { version: "0.1.1", schema })).toContain("- `Query.a`: use c; gone from 2027-01-01 on");
  });

  it("are on a page, the newest first", () => {
    expect(changesPage([old, { ...wider, version: "0.1.1" }], { ...wider, version: "0.1.1" }).split("\n").filter((line) => line.startsWith("## "))).toEqual(["## Deprecated", "## Not released yet", "## 0.1.1", "## 0.1.0"]);
  });

  it("of this project are on its page, and break nobody", () => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, "lint/schema-changes.ts"), "--check"], { encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
  });
});
