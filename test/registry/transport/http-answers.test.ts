import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { parseRetryAfter } from "../../../src/registry/http-faults.ts";
import { callOf, faultOf, gist, openClient, startService, type Answer } from "./service.ts";

const xml: Answer = (_request, response) => response.writeHead(200, { "content-type": "Text/XML; charset=utf-8" }).end("<a>é</a>");
const status = (code: number, headers: Record<string, string>, body = "<secret/>"): Answer => (_request, response) => response.writeHead(code, headers).end(body);

async function faultGist(answer: Answer) {
  const { url } = await startService(answer);
  const fault = await faultOf(openClient().request(callOf(`${url}?key=secret`)));
  expect(fault.message).not.toMatch(/secret|127\.0\.0\.1/);
  expect(fault.cause).toBeUndefined();
  return gist(fault);
}

const ofTheSource = (code: string, more = {}) => ({ code, isRetryable: false, isOutage: true, retryAfterSeconds: null, ...more });
const ofTheCall = (code: string) => ofTheSource(code, { isOutage: false });
const passing = (code: string, more = {}) => ofTheSource(code, { isRetryable: true, ...more });

describe("an answer", () => {
  it("is given with its status, type and bytes; the request says what is taken and asks for no encoding", async () => {
    let received = "";
    const service = await startService(async (request, response) => {
      for await (const chunk of request.setEncoding("utf8")) received += chunk as string;
      xml(request, response);
    });
    const answer = await openClient().request(callOf(`${service.url}path?q=1`, { method: "POST", headers: { "content-type": "text/xml", soapaction: '""' }, body: "<vraag>ë</vraag>" }));
    expect({ ...answer, body: answer.body.toString() }).toEqual({ status: 200, contentType: "Text/XML; charset=utf-8", body: "<a>é</a>" });
    expect(received).toBe("<vraag>ë</vraag>");
    const [request] = service.requests;
    expect([request?.method, request?.url]).toEqual(["POST", "/path?q=1"]);
    expect(request?.headers).toMatchObject({ accept: "text/xml, application/json", "accept-encoding": "identity", "content-type": "text/xml", soapaction: '""' });
  });

  it("may have any status from 200 to 299, and 500 with a type that is taken", async () => {
    for (const code of [200, 203, 299, 500]) {
      const { url } = await startService(status(code, { "content-type": "application/json" }, "{}"));
      expect(await openClient().request(callOf(url))).toEqual({ status: code, contentType: "application/json", body: Buffer.from("{}") });
    }
  });

  it("in chunks without a length is put together", async () => {
    const { url } = await startService(async (_request, response) => {
      response.writeHead(200, { "content-type": "text/xml" });
      for (let part = 0; part < 5; part++) {
        response.write(`<p${part}/>`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      response.end();
    });
    expect((await openClient().request(callOf(url))).body.toString()).toBe("<p0/><p1/><p2/><p3/><p4/>");
  });

  it("leaves its connection open for later calls", async () => {
    const service = await startService(xml);
    const http = openClient();
    for (let turn = 0; turn < 10; turn++) await http.request(callOf(service.url));
    expect(service.requests.length).toBe(10);
    expect(service.connections()).toBeLessThanOrEqual(2);
  });

  it("comes over no more connections than are allowed", async () => {
    const service = await startService((request, response) => setTimeout(() => xml(request, response), 10));
    const http = openClient({ connections: 3 });
    await Promise.all(Array.from({ length: 12 }, () => http.request(callOf(service.url))));
    expect([service.requests.length, service.connections()]).toEqual([12, 3]);
  });
});

describe("what is no answer", () => {
  it("is each status but 2xx, those that pass to be tried again and those of the call no outage", async () => {
    const type = { "content-type": "text/xml" };
    for (const code of [400, 401, 403, 404, 408, 418]) expect(await faultGist(status(code, type))).toEqual(ofTheCall(`HTTP_${code}`));
    for (const code of [429, 502, 503, 504]) expect(await faultGist(status(code, type))).toEqual(passing(`HTTP_${code}`));
    for (const code of [501, 505, 599]) expect(await faultGist(status(code, type))).toEqual(ofTheSource(`HTTP_${code}`));
  });

  it("is a 500 of another type, or without a body", async () => {
    expect(await faultGist(status(500, { "content-type": "text/html" }))).toEqual(passing("HTTP_500"));
    expect(await faultGist(status(500, { "content-type": "text/xml" }, ""))).toEqual(passing("HTTP_500"));
    expect(await faultGist(status(500, { "content-type": "text/html", "retry-after": "7" }))).toEqual(passing("HTTP_500", { retryAfterSeconds: 7 }));
  });

  it("says how long the source asks to wait", async () => {
    expect(await faultGist(status(503, { "retry-after": "12" }))).toEqual(passing("HTTP_503", { retryAfterSeconds: 12 }));
    expect(await faultGist(status(429, { "retry-after": "1" }))).toEqual(passing("HTTP_429", { retryAfterSeconds: 1 }));
    const now = new Date("2026-11-01T12:00:00Z");
    const parsed = ["0", " 30 ", "9999999999", "Sun, 01 Nov 2026 12:01:30 GMT", "Sun, 01 Nov 2026 11:00:00 GMT", "", "-5", "1.5", "soon", "2026-11-01", undefined].map((header) => parseRetryAfter(header, now));
    expect(parsed).toEqual([1, 30, 86_400, 90, 1, undefined, undefined, undefined, undefined, undefined, undefined]);
  });

  it("is a redirect, which is not followed", async () => {
    const elsewhere = await startService(xml);
    for (const code of [301, 302, 303, 304, 307, 308]) expect(await faultGist(status(code, { location: `${elsewhere.url}secret` }))).toEqual(ofTheSource("REDIRECT"));
    expect(elsewhere.requests).toEqual([]);
  });

  it("is an empty body, declared or not", async () => {
    expect(await faultGist(status(200, { "content-type": "text/xml", "content-length": "0" }, ""))).toEqual(ofTheSource("UNREADABLE"));
    expect(await faultGist(status(200, { "content-type": "text/xml", "transfer-encoding": "chunked" }, ""))).toEqual(ofTheSource("UNREADABLE"));
    expect(await faultGist(status(200, {}, ""))).toEqual(ofTheSource("UNREADABLE"));
    expect(await faultGist(status(204, {}, ""))).toEqual(ofTheSource("UNREADABLE"));
  });

  it("is another media type, or none", async () => {
    for (const type of ["text/html", "text/xml-external-parsed-entity", "application/jsonp", "", "; text/xml"]) expect(await faultGist(status(200, { "content-type": type }))).toEqual(ofTheSource("WRONG_TYPE"));
    expect(await faultGist(status(200, {}))).toEqual(ofTheSource("WRONG_TYPE"));
  });

  it("is an encoding that was not asked for; identity is none", async () => {
    for (const encoding of ["gzip", "deflate", "br", "zstd", "identity, gzip"]) {
      expect(await faultGist((_request, response) => response.writeHead(200, { "content-type": "text/xml", "content-encoding": encoding }).end(gzipSync("<a/>")))).toEqual(ofTheSource("WRONG_TYPE"));
    }
    const { url } = await startService(status(200, { "content-type": "text/xml", "content-encoding": "Identity" }, "<a/>"));
    expect((await openClient().request(callOf(url))).body.toString()).toBe("<a/>");
  });

  it("is something else than HTTP", async () => {
    expect(await faultGist((request) => request.socket.end("secret words, no protocol\r\n\r\n"))).toEqual(ofTheSource("WRONG_ANSWER"));
    expect(await faultGist((_request, response) => response.writeHead(200, { "content-type": "text/xml", "x-long": "secret".repeat(20_000) }).end("<a/>"))).toEqual(ofTheSource("TOO_LARGE"));
  });
});
