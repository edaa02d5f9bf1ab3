import { beforeAll, describe, expect, it } from "vitest";
import { encodeNodeId, type NodeKey } from "../../src/graphql/node-id.ts";
import { apiOf } from "../support/api.ts";
import { freshDatabase } from "../support/database.ts";
import { insertFixtures } from "../support/fixtures.ts";
import { bakery, unit, world } from "./world.ts";

const database = await freshDatabase();
const filed = { reference: "A-1", enterpriseNumber: bakery, kind: "SUBMITTED", status: "SUBMITTED", at: new Date("2016-04-30T22:15:00Z"), by: "office" };
beforeAll(() => insertFixtures(database, { ...world, events: [filed] }));

/** Fields that take a cursor, each with the place of a cursor in its answer. */
const lists = {
  companies: { document: "query ($after: String) { searchCompanies(first: 1, after: $after, where: {active: null}) { pageInfo { endCursor } } }", cursor: (data: { searchCompanies: { pageInfo: { endCursor: string } } }) => data.searchCompanies.pageInfo.endCursor },
  dossiers: { document: "query ($after: String) { dossiers(first: 1, after: $after) { pageInfo { endCursor } } }", cursor: (data: { dossiers: { pageInfo: { endCursor: string } } }) => data.dossiers.pageInfo.endCursor },
  units: { document: `query ($after: String) { company(number: "${bakery}") { establishments(first: 1, after: $after) { pageInfo { endCursor } } } }`, cursor: (data: { company: { establishments: { pageInfo: { endCursor: string } } } }) => data.company.establishments.pageInfo.endCursor },
  ofCompany: { document: `query ($after: String) { company(number: "${bakery}") { dossiers(first: 1, after: $after, orderBy: SUBMITTED_ASC) { pageInfo { endCursor } } } }`, cursor: (data: { company: { dossiers: { pageInfo: { endCursor: string } } } }) => data.company.dossiers.pageInfo.endCursor },
  breakdown: { document: "query ($after: String) { dossierBreakdown(by: [PILLAR, STATUS], period: {months: {from: \"2016-01\", to: \"2016-12\"}}, counting: SUBMITTED, first: 1, after: $after) { pageInfo { endCursor } } }", cursor: (data: { dossierBreakdown: { pageInfo: { endCursor: string } } }) => data.dossierBreakdown.pageInfo.endCursor },
  feed: { document: "query ($after: String) { dossierEvents(first: 1, after: $after) { pageInfo { endCursor } } }", cursor: (data: { dossierEvents: { pageInfo: { endCursor: string } } }) => data.dossierEvents.pageInfo.endCursor },
};

/** Every change of one character to another one, each cut, and the text with something behind it. */
function changed(text: string): readonly string[] {
  const other = (character: string): string => (character === "A" ? "B" : "A");
  const one = text.split("").map((character, at) => `${text.slice(0, at)}${other(character)}${text.slice(at + 1)}`);
  const flipped = text.split("").map((character, at) => `${text.slice(0, at)}${character === character.toUpperCase() ? character.toLowerCase() : character.toUpperCase()}${text.slice(at + 1)}`).filter((each) => each !== text);
  return [...one, ...flipped, text.slice(0, -1), text.slice(1), `${text}A`, `${text}=`, ` ${text}`, "", "null", "[]", "W10", "eyJhIjoxfQ"];
}

describe("a cursor", () => {
  it.each(Object.keys(lists) as (keyof typeof lists)[])("of %s is taken as it is, and refused with one code however it is changed", async (list) => {
    const ask = apiOf(database);
    const { document, cursor } = lists[list];
    const first = await ask(document);
    expect(first.errors).toEqual([]);
    const given = cursor(first.data);
    expect((await ask(document, { after: given })).errors).toEqual([]);
    const outcomes = new Map<unknown, number>();
    for (const after of changed(given)) {
      const { errors } = await ask(document, { after });
      const code = errors[0]?.code ?? `taken: ${after}`;
      outcomes.set(code, (outcomes.get(code) ?? 0) + 1);
    }
    expect([...outcomes.keys()]).toEqual(["INVALID_CURSOR"]);
  });

  it("of one list is refused by every other", async () => {
    const ask = apiOf(database);
    for (const from of Object.values(lists)) {
      const given = from.cursor((await ask(from.document)).data);
      for (const to of Object.values(lists).filter((each) => each !== from)) expect((await ask(to.document, { after: given })).errors.map(({ code }) => code)).toEqual(["INVALID_CURSOR"]);
    }
  });

  it("opens nothing to those who may not ask for the list", async () => {
    const ask = apiOf(database);
    const asPublic = apiOf(database, "PUBLIC");
    for (const { document, cursor } of Object.values(lists)) {
      const given = cursor((await ask(document)).data);
      const refused = await asPublic(document, { after: given });
      expect([refused.data, refused.errors[0]?.code]).toEqual([null, "GRAPHQL_VALIDATION_FAILED"]);
    }
  });
});

describe("an identifier", () => {
  const keys: readonly NodeKey[] = [
    { type: "Company", enterprise: bakery },
    { type: "Establishment", enterprise: bakery, number: unit },
    { type: "Dossier", enterprise: bakery, reference: "A-1" },
  ];
  const document = "query ($id: ID!) { node(id: $id) { id } }";

  it("that was changed is refused, or stands for something that is not there", async () => {
    const ask = apiOf(database);
    for (const key of keys) {
      const id = encodeNodeId(key);
      expect((await ask(document, { id })).data).toEqual({ node: { id } });
      for (const tampered of changed(id)) {
        const { data, errors } = await ask(document, { id: tampered });
        expect([tampered, data.node, errors.map(({ code }) => code).join()]).toEqual([tampered, null, expect.stringMatching(/^(INVALID_ARGUMENT)?$/)]);
      }
    }
  });

  it("with the number of another enterprise leads nowhere", async () => {
    const ask = apiOf(database);
    for (const key of keys.slice(1)) expect((await ask(document, { id: encodeNodeId({ ...key, enterprise: "0206731645" }) })).data).toEqual({ node: null });
  });

  it("is answered to the public as any text is: there is no such field", async () => {
    const asPublic = apiOf(database, "PUBLIC");
    const answers = await Promise.all([...keys.map(encodeNodeId), "x", ""].map((id) => asPublic(document, { id })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.errors[0]?.message).toBe('Cannot query field "node" on type "Query".');
  });
});
