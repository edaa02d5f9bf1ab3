import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import type { Expected } from "./judge.ts";
import { sendBytes } from "./raw.ts";
import { createAccess } from "../../../src/access/access.ts";
import { openDb } from "../../../src/db/client.ts";
import { demoTarget } from "../../support/demo.ts";
import { serviceUnderAttack, type Attempt } from "./service.ts";

const target = await demoTarget();
const keys = openDb(target, { max: 1 });
const now = (): Date => new Date("2026-11-01T12:00:00Z");
const service = serviceUnderAttack("framing", async () => target, { identifier: createAccess({ mode: "open", sql: keys.sql, tokens: null, now }) });
afterAll(keys.close);
const good = '{"query":"{ __typename }"}';
const json = { "content-type": "application/json" };
const host = "Host: 127.0.0.1\r\n";
const head = `POST /graphql HTTP/1.1\r\n${host}Content-Type: application/json\r\n`;
const sized = (body: string, more = ""): string => `${head}${more}Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`;
const whole = sized(good);

/** Bytes that are no request, or one that can't be taken. */
const broken: Readonly<Record<string, string | readonly (string | Buffer)[]>> = {
  "no words of HTTP": "hello\r\n\r\n",
  "the start of TLS": [Buffer.from("160301020001000100fcfd030300", "hex")],
  "zeros": [Buffer.alloc(2000)],
  "the preface of HTTP/2": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  "HTTP/0.9": "GET /graphql\r\n\r\n",
  "HTTP/3.0": `GET /graphql HTTP/3.0\r\n${host}\r\n`,
  "a version of letters": `GET /graphql HTTP/a.b\r\n${host}\r\n`,
  "a method that nobody has": `FETCH /graphql HTTP/1.1\r\n${host}Connection: close\r\n\r\n`,
  "a method in small letters": `post /graphql HTTP/1.1\r\n${host}\r\n`,
  "CONNECT": `CONNECT evil.example:443 HTTP/1.1\r\n${host}\r\n`,
  "no host": "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
  "two hosts": `GET /graphql HTTP/1.1\r\n${host}Host: evil.example\r\nConnection: close\r\n\r\n`,
  "a foreign host": "GET /graphql HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
  "a host of garbage": "GET /graphql HTTP/1.1\r\nHost: @:!/\\\r\nConnection: close\r\n\r\n",
  "a foreign absolute address": "GET http://evil.example/graphql?query={__typename} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
  "a length below 0": `${head}Content-Length: -1\r\n\r\n${good}`,
  "a length of letters": `${head}Content-Length: ten\r\n\r\n${good}`,
  "a length with a fraction": `${head}Content-Length: 1.5\r\n\r\n${good}`,
  "a length in hexadecimal": `${head}Content-Length: 0x1a\r\n\r\n${good}`,
  "a length of 400 digits": `${head}Content-Length: ${"9".repeat(400)}\r\n\r\n${good}`,
  "two lengths": `${head}Content-Length: 5\r\nContent-Length: ${good.length}\r\n\r\n${good}`,
  "two lengths in one": `${head}Content-Length: 5, ${good.length}\r\n\r\n${good}`,
  "a length and chunks": `${head}Content-Length: ${good.length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  "chunks and a length": `${head}Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n`,
  "an unknown coding": `${head}Transfer-Encoding: gzip\r\n\r\n${good}`,
  "chunks before another coding": `${head}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`,
  "chunks under a strange name": `${head}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`,
  "chunks after a vertical tab": `${head}Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n`,
  "a chunk of no size": `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n`,
  "a chunk of a size below 0": `${head}Transfer-Encoding: chunked\r\n\r\n-1\r\nabc\r\n0\r\n\r\n`,
  "a chunk of 16 EB": `${head}Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nabc`,
  "a chunk that is longer than it says": `${head}Transfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n0\r\n\r\n`,
  "a chunk with an endless extension": `${head}Transfer-Encoding: chunked\r\n\r\n3;${"a".repeat(100_000)}\r\nabc\r\n0\r\n\r\n`,
  "a header of 100 KB": `GET /graphql HTTP/1.1\r\n${host}X-A: ${"a".repeat(100_000)}\r\n\r\n`,
  "5,000 headers": `GET /graphql HTTP/1.1\r\n${host}${Array.from({ length: 5000 }, (_, index) => `X-${index}: a`).join("\r\n")}\r\n\r\n`,
  "an address of 100 KB": `GET /graphql?query=${"a".repeat(100_000)} HTTP/1.1\r\n${host}\r\n`,
  "a header without a name": `GET /graphql HTTP/1.1\r\n${host}: a\r\n\r\n`,
  "a header without a colon": `GET /graphql HTTP/1.1\r\n${host}nothing\r\n\r\n`,
  "a header with blanks in its name": `GET /graphql HTTP/1.1\r\n${host}X A: a\r\n\r\n`,
  "a header with a NUL": `GET /graphql HTTP/1.1\r\n${host}X-A: a\u0000b\r\n\r\n`,
  "a header that goes on": `GET /graphql HTTP/1.1\r\n${host}X-A: a\r\n b\r\n\r\n`,
  "line ends without a carriage return": `GET /graphql HTTP/1.1\nHost: 127.0.0.1\n\n`,
  "a carriage return alone": `GET /graphql HTTP/1.1\r${host}\r\n`,
  "a blank in the address": `GET /graphql ?query={__typename} HTTP/1.1\r\n${host}\r\n`,
  "raw bytes in the address": [Buffer.from(`GET /graphql?query=\xff\xfe HTTP/1.1\r\n${host}Connection: close\r\n\r\n`, "latin1")],
};

/** Bodies of right framing. */
const bodies: Readonly<Record<string, readonly [body: string | Buffer, headers: Readonly<Record<string, string>>, expected: Expected]>> = {
  "nothing": ["", json, "refused"],
  "blanks": ["   ", json, "refused"],
  "null": ["null", json, "refused"],
  "true": ["true", json, "refused"],
  "a number": ["5", json, "refused"],
  "a number beyond all": ["1e999", json, "refused"],
  "NaN": ["NaN", json, "refused"],
  "a variable of NaN": ['{"query":"{ __typename }","variables":{"a":NaN}}', json, "refused"],
  "a variable of Infinity": ['{"query":"{ __typename }","variables":{"a":-Infinity}}', json, "refused"],
  "a text": ['"{ __typename }"', json, "refused"],
  "a list": ["[]", json, "refused"],
  "a batch": [`[${good},${good}]`, json, "refused"],
  "a batch of 1,000": [`[${Array.from({ length: 1000 }, () => good).join()}]`, json, "refused"],
  "an empty object": ["{}", json, "refused"],
  "no query": ['{"variables":{}}', json, "refused"],
  "an empty query": ['{"query":""}', json, "refused"],
  "a query of null": ['{"query":null}', json, "refused"],
  "a query of an object": ['{"query":{"kind":"Document"}}', json, "refused"],
  "a query in another case": ['{"Query":"{ __typename }"}', json, "refused"],
  "JSON that does not end": ['{"query":"{ __typename }"', json, "refused"],
  "JSON and more": [`${good}x`, json, "refused"],
  "JSON and JSON": [`${good}${good}`, json, "refused"],
  "JSON with a comment": [`/* a */${good}`, json, "refused"],
  "JSON with a comma too many": ['{"query":"{ __typename }",}', json, "refused"],
  "JSON in single quotes": ["{'query':'{ __typename }'}", json, "refused"],
  "JSON with a NUL": ['{"query":"{ __typename }\u0000"}', json, "refused"],
  "JSON with a line end in a text": ['{"query":"{\n__typename }"}', json, "refused"],
  "a prototype": ['{"__proto__":{"query":"{ __typename }"}}', json, "refused"],
  "a prototype beside a query": ['{"query":"{ __typename }","__proto__":{"a":1}}', json, "refused"],
  "a prototype deep down": ['{"query":"{ __typename }","variables":{"a":{"__proto__":{"b":1}}}}', json, "refused"],
  "a constructor": ['{"query":"{ __typename }","constructor":{"prototype":{"a":1}}}', json, "refused"],
  "the same key twice": ['{"query":"{ nothing }","query":"{ __typename }"}', json, "told"],
  "65 lists": [`{"query":"{ __typename }","variables":{"a":${"[".repeat(65)}${"]".repeat(65)}}}`, json, "refused"],
  "60,000 lists": [`{"query":"{ __typename }","variables":{"a":${"[".repeat(60_000)}${"]".repeat(60_000)}}}`, json, "refused"],
  "60,000 open lists": ["[".repeat(60_000), json, "refused"],
  "20,000 objects": ['{"a":'.repeat(20_000), json, "refused"],
  "a text of 20,001 characters": [JSON.stringify({ query: "{ __typename }", variables: { a: "a".repeat(20_001) } }), json, "refused"],
  "300 KB": [JSON.stringify({ query: "{ __typename }", a: "a".repeat(300_000) }), json, "refused"],
  "5 MB": [Buffer.alloc(5_000_000, " "), json, "framing"],
  "a byte order mark": [`\uFEFF${good}`, json, "told"],
  "UTF-16": [Buffer.from(good, "utf16le"), json, "refused"],
  "UTF-16 by its name": [Buffer.from(good, "utf16le"), { "content-type": "application/json; charset=utf-16le" }, "refused"],
  "Latin-1": [Buffer.from('{"query":"{ searchCompanies(text: \\"caf\xe9\\") { nodes { name } } }"}', "latin1"), json, "refused"],
  "no UTF-8": [Buffer.from('{"query":"{ __typename \xff\xfe }"}', "latin1"), json, "refused"],
  "half a character": [Buffer.concat([Buffer.from(good), Buffer.from([0xe2, 0x82])]), json, "refused"],
  "a surrogate in UTF-8": [Buffer.concat([Buffer.from('{"query":"{ __typename } # '), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]), json, "refused"],
  "gzip": [gzipSync(good), { ...json, "content-encoding": "gzip" }, "told"],
  "gzip without saying so": [gzipSync(good), json, "refused"],
  "a bomb of gzip": [gzipSync(Buffer.alloc(50_000_000, " ")), { ...json, "content-encoding": "gzip" }, "refused"],
  "a coding that is not so": [good, { ...json, "content-encoding": "br" }, "told"],
  "a form": ["query=%7B+__typename+%7D", { "content-type": "application/x-www-form-urlencoded" }, "refused"],
  "parts": ['--x\r\nContent-Disposition: form-data; name="query"\r\n\r\n{ __typename }\r\n--x--\r\n', { "content-type": "multipart/form-data; boundary=x" }, "refused"],
  "an upload": ['--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{"query":"mutation { __typename }"}\r\n--x--\r\n', { "content-type": "multipart/form-data; boundary=x", "apollo-require-preflight": "yes" }, "refused"],
  "plain text": [good, { "content-type": "text/plain" }, "refused"],
  "plain text with a preflight": [good, { "content-type": "text/plain", "apollo-require-preflight": "yes" }, "refused"],
  "GraphQL as such": ["{ __typename }", { "content-type": "application/graphql" }, "refused"],
  "XML": ["<query/>", { "content-type": "application/xml" }, "refused"],
  "no type": [good, {}, "refused"],
  "an empty type": [good, { "content-type": "" }, "refused"],
  "a type of garbage": [good, { "content-type": ";;;=/=" }, "refused"],
  "a type of 10 KB": [good, { "content-type": `application/json;${"a".repeat(10_000)}` }, "told"],
  "two types": [good, { "content-type": "text/plain, application/json" }, "refused"],
  "an answer that nobody gives": [good, { ...json, accept: "image/png" }, "refused"],
  "an answer of no quality": [good, { ...json, accept: "*/*;q=0" }, "refused"],
  "an accept of garbage": [good, { ...json, accept: ";;q=,,//" }, "refused"],
  "an accept of 10 KB": [good, { ...json, accept: "a/b,".repeat(2500) }, "refused"],
  "cookies": [good, { ...json, cookie: "a=b; ".repeat(500) }, "told"],
  "a foreign origin": [good, { ...json, origin: "https://evil.example" }, "refused"],
  "no origin": [good, { ...json, origin: "null" }, "refused"],
  "an origin of garbage": [good, { ...json, origin: "://" }, "refused"],
  "another site": [good, { ...json, "sec-fetch-site": "cross-site" }, "refused"],
  "another method by a header": [good, { ...json, "x-http-method-override": "DELETE" }, "told"],
  "another address by a header": [good, { ...json, "x-original-url": "/metrics", "x-rewrite-url": "/metrics" }, "told"],
  "another client by a header": [good, { ...json, "x-forwarded-for": "1.2.3.4, '; drop table dossier;--", "x-forwarded-host": "evil.example", "x-forwarded-proto": "gopher" }, "told"],
  "a request id of garbage": [good, { ...json, "x-request-id": "a".repeat(5000) }, "told"],
  "a trace of garbage": [good, { ...json, traceparent: "00-zz", baggage: "=" }, "told"],
  "an expectation": [good, { ...json, expect: "200-maybe" }, "framing"],
  "an upgrade": [good, { ...json, connection: "Upgrade", upgrade: "h2c" }, "told"],
  "a range": [good, { ...json, range: "bytes=0-18446744073709551615" }, "told"],
  "a condition": [good, { ...json, "if-none-match": "*", "if-modified-since": "now" }, "told"],
};

/** Addresses for GET. */
const paths: Readonly<Record<string, Expected>> = {
  "/graphql": "refused",
  "/graphql?": "refused",
  "/graphql?query": "refused",
  "/graphql?query=": "refused",
  "/graphql?query=%7B": "told",
  "/graphql?query=%": "told",
  "/graphql?query=%zz": "told",
  "/graphql?query=%00": "told",
  "/graphql?query=%C0%80": "told",
  "/graphql?query=%ED%A0%80": "told",
  "/graphql?query={__typename}&query={__typename}": "refused",
  "/graphql?query[]={__typename}": "refused",
  "/graphql?query[a]={__typename}": "refused",
  "/graphql?query={__typename}&variables=x": "refused",
  "/graphql?query={__typename}&variables=[]": "refused",
  "/graphql?query={__typename}&variables=5": "refused",
  "/graphql?query={__typename}&variables=%7B%22__proto__%22:%7B%22a%22:1%7D%7D": "told",
  "/graphql?query={__typename}&variables=[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]": "refused",
  "/graphql?query={__typename}&extensions=null": "refused",
  "/graphql?query={__typename}&operationName=a": "told",
  "/graphql?__proto__[a]=1&query={__typename}": "told",
  "/graphql?__proto__=1&constructor=2&query={__typename}": "told",
  "/graphql?query=mutation{__typename}": "refused",
  "/graphql?query=subscription{__typename}": "told",
  "/graphql?documentId=1": "refused",
  "/graphql?documentId=%2e%2e%2fetc%2fpasswd": "refused",
  "/graphql?extensions=%7B%22persistedQuery%22%3A1%7D": "refused",
  "/graphql?query=%7B__typename%7D;DROP": "told",
  "/graphql#a": "refused",
  "/graphql/": "refused",
  "/graphql/x": "refused",
  "//graphql": "refused",
  "/GraphQL": "refused",
  "/graphql%00": "refused",
  "/graphql%2f": "refused",
  "/graphql;a=b": "refused",
  "/graphql/../graphql": "refused",
  "/%": "refused",
  "/%zz": "refused",
  "/%00": "refused",
  "/%2e%2e/%2e%2e/etc/passwd": "refused",
  "/playground/../../package.json": "refused",
  "/playground/..%2f..%2fpackage.json": "refused",
  "/playground/%2e%2e/%2e%2e/src/main.ts": "refused",
  "/playground/..%5c..%5cpackage.json": "refused",
  "/playground/%00": "refused",
  "/playground/.env": "refused",
  "/.env": "refused",
  "/.git/config": "refused",
  "/src/main.ts": "refused",
  "/package.json": "refused",
  "/server-status": "refused",
  "/admin": "refused",
  "/constructor": "refused",
  "/__proto__": "refused",
};

const credentials = ["Bearer", "Bearer ", "Bearer x", `Bearer ${"a".repeat(6000)}`, "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.", "Bearer null", "Bearer a b", "Basic", "Basic !!!", "Basic OjpbOg==", "Basic YTpi", `Basic ${"A".repeat(6000)}`, "Digest username=a", "Negotiate YII=", "x", ",", "Bearer x, Basic YTpi", "bearer\tx", "Bearer ../../etc/passwd", "Bearer '; drop table api_key;--"];

describe("hostile framing", () => {
  it.each(Object.entries(broken))("%s", async (title, bytes) => {
    const parts = typeof bytes === "string" ? [bytes] : bytes;
    expect(await service.attack([{ title, expected: "framing", bytes: { parts } }])).toEqual([]);
  });

  it("every prefix of a good request, after which the client goes away", async () => {
    const attempts = Array.from({ length: Math.floor(whole.length / 4) }, (_, index): Attempt => ({ title: `cut at ${index * 4}`, expected: "framing", bytes: { parts: [whole.slice(0, index * 4 + 1)], isCut: true } }));
    expect(await service.attack(attempts)).toEqual([]);
  });

  it("every byte of a good request's head replaced", async () => {
    const length = whole.indexOf("\r\n\r\n");
    const attempts = Array.from({ length }, (_, index): Attempt => ({ title: `byte ${index}`, expected: "any", bytes: { parts: [`${whole.slice(0, index)}\u0001${whole.slice(index + 1)}`] } }));
    expect(await service.attack(attempts)).toEqual([]);
  });

  it("a body that trickles in is answered when it is whole", async () => {
    expect(await service.attack([{ title: "trickle", expected: "told", bytes: { parts: [whole.slice(0, -8), ...whole.slice(-8).split("")], pauseMs: 100 } }])).toEqual([]);
  });

  it("a body that never comes is not waited for longer than 10 seconds and some", async () => {
    const { status, ms } = await sendBytes(service.port(), { parts: [`${head}Content-Length: 100\r\n\r\n{`], giveUpMs: 20_000 });
    expect(status).toBe(408);
    expect(ms).toBeLessThan(15_000);
  });

  it.each(Object.entries(bodies))("a body of %s", async (title, [body, headers, expected]) => {
    expect(await service.attack([{ title, expected, path: "/graphql", method: "POST", body, headers }])).toEqual([]);
  });

  it.each(Object.entries(paths))("GET %s", async (path, expected) => {
    const parts = [`GET ${path} HTTP/1.1\r\n${host}Accept: application/graphql-response+json\r\nConnection: close\r\n\r\n`];
    expect(await service.attack([{ title: path, expected, bytes: { parts } }])).toEqual([]);
  });

  it.each(["HEAD", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "QUERY", "PURGE", "LINK", "SEARCH"])("%s, with a body and without", async (method) => {
    const attempts = ["/graphql", "/graphql?query={__typename}"].flatMap((path): readonly Attempt[] => [
      { title: `${method} ${path}`, expected: "refused", bytes: { parts: [`${method} ${path} HTTP/1.1\r\n${host}Connection: close\r\n\r\n`] } },
      { title: `${method} ${path} with a body`, expected: "refused", bytes: { parts: [`${method} ${path} HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: ${good.length}\r\nConnection: close\r\n\r\n${good}`] } },
    ]);
    expect(await service.attack(attempts)).toEqual([]);
  });

  it.each(credentials)("Authorization: %s", async (authorization) => {
    expect(await service.attack([{ title: authorization, expected: "refused", body: good, headers: { authorization } }])).toEqual([]);
  });

  it("two requests in one are two answers, and what follows a refused one is not taken for one", async () => {
    expect(await service.attack([
      { title: "pipelined", expected: "told", bytes: { parts: [`${head}Content-Length: ${good.length}\r\n\r\n${good}${whole}`] } },
      { title: "smuggled", expected: "framing", bytes: { parts: [`${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /metrics HTTP/1.1\r\n${host}\r\n`] } },
    ])).toEqual([]);
  });

  it("leaves the first question answered as before", async () => {
    const data = await service.ask('{ dossierBreakdown(by: [PILLAR], period: { months: { from: "2016-04", to: "2016-12" } }) { rows { dossiers { value } } } }');
    expect(data).toEqual({ dossierBreakdown: { rows: [{ dossiers: { value: 3054 } }, { dossiers: { value: 84_656 } }] } });
  });
});
