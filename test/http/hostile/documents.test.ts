import { describe, expect, it } from "vitest";
import type { Expected } from "./judge.ts";
import { serviceUnderAttack, type Attempt } from "./service.ts";

const service = serviceUnderAttack("documents");
const times = (count: number, text: string | ((index: number) => string)): string => Array.from({ length: count }, (_, index) => (typeof text === "string" ? text : text(index))).join(" ");
const nested = (depth: number, open: string, close: string, inner = ""): string => open.repeat(depth) + inner + close.repeat(depth);

/** Documents that can't be run, by what is wrong with them. */
const refused: Readonly<Record<string, string>> = {
  "blanks only": " \n\t,,, ",
  "a comment only": "# { __typename }",
  "a comment that swallows the end": "{ __typename # }",
  "a byte order mark only": "\uFEFF",
  "not closed": "{ catalog { licence }",
  "closed too often": "{ __typename } }",
  "nothing selected": "{ }",
  "a text that does not end": '{ company(number: "0100) { name } }',
  "a block text that does not end": '{ company(number: """0100) { name } }',
  "a wrong escape": '{ company(number: "\\x") { __typename } }',
  "half a surrogate pair": '{ company(number: "\\uD800") { __typename } }',
  "an escape beyond Unicode": '{ company(number: "\\u{110000}") { __typename } }',
  "a NUL": "{ __typename \u0000 }",
  "a NUL in a name": "{ __type\u0000name }",
  "control characters": "{ \u0007\u001b __typename }",
  "names of other scripts": "{ żółć }",
  "a fullwidth brace": "｛ __typename ｝",
  "blanks of other scripts": "{\u00A0__typename\u3000}",
  "an arrow against the writing": "{ \u202E__typename }",
  "lone surrogates": "{ \uD800 }",
  "5,000 braces": nested(5000, "{", "}"),
  "100,000 braces": "{".repeat(100_000),
  "100,000 brackets": `{ company(number: ${"[".repeat(100_000)}`,
  "5,000 lists of values": `{ company(number: ${nested(5000, "[", "]")}) { name } }`,
  "1,500 objects of values": `{ company(number: ${nested(700, "{a:", "}", "1")}) { name } }`,
  "5,000 types of lists": `query ($a: ${nested(5000, "[", "]", "Int")}) { __typename }`,
  "2,001 tokens": `{ ${times(1999, "__typename")} }`,
  "16,001 characters": `{ __typename } # ${"a".repeat(16_001)}`,
  "a name of 15,000 characters": `{ ${"a".repeat(15_000)} }`,
  "a text of 20,001 characters": `{ company(number: "${"0".repeat(20_001)}") { name } }`,
  "400 digits": `{ dossiers(first: ${"9".repeat(400)}) { totalCount } }`,
  "a number with a leading zero": "{ dossiers(first: 01) { totalCount } }",
  "a number that ends in a name": "{ dossiers(first: 1x) { totalCount } }",
  "an exponent without end": "{ dossiers(first: 1e) { totalCount } }",
  "a hexadecimal number": "{ dossiers(first: 0xff) { totalCount } }",
  "an exponent of 999": "{ dossiers(first: 1e999) { totalCount } }",
  "a fragment of itself": "{ ...A } fragment A on Query { ...A }",
  "two fragments of each other": "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
  "a circle of 25 fragments": `{ ...F0 } ${times(25, (index) => `fragment F${index} on Query { ...F${(index + 1) % 25} }`)}`,
  "a circle through fields": '{ node(id: "a") { ...A } } fragment A on Company { dossiers { nodes { company { ...A } } } }',
  "a fragment that is not there": "{ ...Nothing }",
  "a fragment that nobody uses": "{ __typename } fragment A on Query { __typename }",
  "a fragment of the same name": "{ ...A } fragment A on Query { __typename } fragment A on Query { __typename }",
  "a fragment on a type that is not there": "{ ...A } fragment A on Nothing { a }",
  "a fragment on a scalar": "{ ...A } fragment A on Int { a }",
  "a fragment that is called on": "{ ...on } fragment on on Query { __typename }",
  "fragments that double 25 times": `{ ...F0 } ${times(25, (index) => `fragment F${index} on Query { ${index === 24 ? "__typename" : `a${index}: __typename ...F${index + 1} ...F${index + 1}`} }`)} { b }`,
  "31 fragments": `{ ${times(31, (index) => `...F${index}`)} } ${times(31, (index) => `fragment F${index} on Query { __typename }`)}`,
  "200 fragments": `{ __typename } ${times(200, (index) => `fragment F${index} on Query { __typename }`)}`,
  "31 aliases": `{ ${times(31, (index) => `a${index}: __typename`)} }`,
  "500 aliases of one breakdown": `{ ${times(100, (index) => `a${index}: dossierBreakdown(period: {year: 2016}) { totalRows }`)} }`,
  "21 root fields": `{ ${times(21, (index) => `a${index}: catalog { licence }`)} }`,
  "a depth of 40": `{ dossiers { nodes { ${nested(19, "company { dossiers { nodes { ", "} } }", "reference")} } } }`,
  "a wide and deep list of lists": "{ dossiers(first: 100) { nodes { company { establishments(first: 100) { nodes { company { dossiers(first: 100) { nodes { reference } } } } } } } } }",
  "introspection of a depth of 30": `{ __schema { types { ${nested(14, "fields { type { ", "} }", "name")} } } }`,
  "introspection in a circle": "{ __schema { types { ...T } } } fragment T on __Type { fields { type { ...T } } }",
  "9 directives": `{ __typename ${times(9, "@skip(if: false)")} }`,
  "500 directives": `{ __typename ${times(500, "@a")} }`,
  "a directive that is not there": "{ __typename @nothing }",
  "a directive without its argument": "{ __typename @skip }",
  "a directive in a wrong place": "query @skip(if: true) { __typename }",
  "defer": "{ catalog { ... @defer { licence } } }",
  "stream": "{ dossiers { nodes @stream { reference } } }",
  "51 variables": `query (${times(51, (index) => `$v${index}: Int`)}) { __typename }`,
  "two variables of one name": "query ($a: Int, $a: Int) { dossiers(first: $a) { totalCount } }",
  "a variable that is not declared": "{ dossiers(first: $a) { totalCount } }",
  "a variable of an output type": "query ($a: Company) { __typename }",
  "a variable of a type that is not there": "query ($a: Nothing) { __typename }",
  "a variable that another one is the default of": "query ($a: Int = $b, $b: Int) { dossiers(first: $a) { totalCount } }",
  "a subscription": "subscription { __typename }",
  "a type definition": "type A { b: Int }",
  "a schema extension": "extend type Query { a: Int } { __typename }",
  "two operations without names": "{ __typename } { __typename }",
  "two operations of one name": "query A { __typename } query A { __typename }",
  "two mutations at once": 'mutation { a: closeDossier(input: {reference: "a", idempotencyKey: "a"}) { __typename } b: closeDossier(input: {reference: "b", idempotencyKey: "b"}) { __typename } }',
  "a field of a prototype": "{ constructor }",
  "another field of a prototype": "{ __proto__ { a } }",
  "a field that nobody has": "{ hasOwnProperty }",
  "fields of a leaf": "{ catalog { licence { a } } }",
  "an object as a leaf": "{ catalog }",
  "fields that can't be merged": "{ a: catalog { licence } a: __typename }",
  "an argument twice": '{ company(number: "1", number: "2") { __typename } }',
  "an argument that nobody has": "{ catalog(__proto__: 1) { licence } }",
  "an input field twice": "{ dossierBreakdown(period: {year: 2016, year: 2017}) { totalRows } }",
  "two fields where one is meant": '{ dossierBreakdown(period: {year: 2016, rollingMonths: 3}) { totalRows } }',
  "an enum in quotes": '{ dossierBreakdown(by: ["PILLAR"], period: {year: 2016}) { totalRows } }',
  "an enum of a prototype": "{ dossierBreakdown(by: [constructor], period: {year: 2016}) { totalRows } }",
  "an object with a prototype": "{ dossierBreakdown(period: {__proto__: {year: 2016}}) { totalRows } }",
  "no GraphQL at all": "SELECT * FROM dossier",
  "a page": "<html><script>alert(1)</script></html>",
  "a path": "../../../../etc/passwd",
  "a template": "{{7*7}}${7*7}<%= 7*7 %>",
};

/** Documents that are odd, and right. */
const told: Readonly<Record<string, string>> = {
  "a byte order mark before it": "\uFEFF{ __typename }",
  "line ends of all kinds": "{\r\n\r__typename\n}",
  "commas all over": ",,{,,,__typename,,,},",
  "comments in all scripts": "{ __typename # 😀 אב \u202E\n}",
  "aliases of prototypes": "{ __proto__: __typename constructor: __typename hasOwnProperty: __typename toString: __typename then: __typename }",
  "an operation of a prototype": "query __proto__ { __typename }",
  "fragments of prototypes": "{ ...constructor ...hasOwnProperty } fragment constructor on Query { __typename } fragment hasOwnProperty on Query { a: __typename }",
  "variables of prototypes": "query ($__proto__: Int, $constructor: Int = 1) { a: dossiers(first: $__proto__) { __typename } b: dossiers(first: $constructor) { __typename } }",
  "a field all skipped": "{ __typename @skip(if: true) }",
  "1,900 times the same field": `{ ${times(1900, "__typename")} }`,
  "an empty text": '{ searchCompanies(text: "") { nodes { name } } }',
  "a text of all blanks": '{ searchCompanies(text: "   ") { nodes { name } } }',
  "an escaped NUL": '{ searchCompanies(text: "a\\u0000b") { nodes { name } } }',
  "a block text": '{ searchCompanies(text: """\n  a\n    "quoted" \\""" b\n""") { nodes { name } } }',
  "an emoji by its escapes": '{ searchCompanies(text: "\\uD83D\\uDE00") { nodes { name } } }',
  "a wild card": '{ searchCompanies(text: "%_%") { nodes { name } } }',
  "a tall number": "{ dossiers(first: 2147483647) { nodes { reference } } }",
  "a number below 0": "{ dossiers(first: -1) { nodes { reference } } }",
  "a number of too many bits": "{ dossiers(first: 2147483648) { nodes { reference } } }",
  "10,000 rows of 6 dimensions": "{ dossierBreakdown(by: [MUNICIPALITY, NACE_CLASS, COMPANY_SIZE], period: {year: 2016}, first: 1000, others: true, totals: ALL) { totalRows rows { dossiers { value } } } }",
  "years that never were": "{ dossierBreakdown(period: {year: -2147483648}) { totalRows } }",
  "years that never will be": "{ dossierBreakdown(period: {year: 2147483647}) { totalRows } }",
  "a year of no calendar": "{ dossierBreakdown(period: {year: 0}) { totalRows } }",
  "more months than there are": "{ dossierBreakdown(period: {rollingMonths: 2147483647}) { totalRows } }",
};

/** Each by POST as text alone, by GET, under a name that no operation has, and with surplus parameters. */
function attemptsOf([title, query]: readonly [string, string], expected: Expected): readonly Attempt[] {
  const search = new URLSearchParams({ query: query.toWellFormed() }).toString();
  const urls: readonly Attempt[] = search.length < 12_000 ? [{ title: `${title}, by GET`, expected, path: `/graphql?${search}` }] : [];
  // GraphQL over HTTP answers request errors in application/json with 200.
  const headers = { accept: "application/graphql-response+json" };
  return [
    { title, expected, body: JSON.stringify({ query }), headers },
    { title: `${title}, in plain JSON`, expected: "told", body: JSON.stringify({ query }) },
    { title: `${title}, under another name`, expected: "told", body: JSON.stringify({ query, operationName: "__proto__" }), headers },
    { title: `${title}, with more`, expected: "told", body: JSON.stringify({ query, id: 1, constructor: 1, extensions: { constructor: {} }, variables: { unused: 1, toString: 2 } }), headers },
    ...urls.map((attempt) => ({ ...attempt, headers })),
  ];
}

describe("hostile documents", () => {
  it.each(Object.entries(refused))("%s is refused", async (title, query) => {
    expect(await service.attack(attemptsOf([title, query], "refused"))).toEqual([]);
  });

  it.each(Object.entries(told))("%s is answered", async (title, query) => {
    expect(await service.attack(attemptsOf([title, query], "told"))).toEqual([]);
  });

  it("leave the first question answered as before", async () => {
    const data = await service.ask('{ dossierBreakdown(by: [PILLAR], period: { months: { from: "2016-04", to: "2016-12" } }) { rows { dossiers { value } } } }');
    expect(data).toEqual({ dossierBreakdown: { rows: [{ dossiers: { value: 3054 } }, { dossiers: { value: 84_656 } }] } });
  });
});
