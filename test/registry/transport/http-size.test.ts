import { describe, expect, it } from "vitest";
import { callOf, faultOf, openClient, startService, until, type Answer } from "./service.ts";

const type = { "content-type": "text/xml" };
const chunk = Buffer.alloc(64 * 1024, "x");

/** Sends this many bytes as fast as they are taken; `sent` says how many went. */
function flood(bytes: number, headers: Record<string, string> = {}) {
  const state = { sent: 0, ended: false };
  const answer: Answer = async (_request, response) => {
    Object.assign(state, { sent: 0, ended: false });
    response.writeHead(200, { ...type, ...headers });
    const closed = new Promise((resolve) => response.on("close", resolve)).then(() => (state.ended = true));
    while (state.sent < bytes && !state.ended) {
      const part = chunk.subarray(0, Math.min(chunk.length, bytes - state.sent));
      state.sent += part.length;
      if (!response.write(part)) await Promise.race([new Promise((resolve) => response.once("drain", resolve)), closed]);
    }
    response.end();
  };
  return { state, answer };
}

describe("a body", () => {
  it("of exactly the limit is taken, of one byte more refused, with or without a length", async () => {
    for (const headers of [{}, { "content-length": "100000" }]) {
      const { url } = await startService(flood(100_000, headers).answer);
      expect((await openClient({ maxBytes: 100_000 }).request(callOf(url))).body.length).toBe(100_000);
      expect(await faultOf(openClient({ maxBytes: 99_999 }).request(callOf(url)))).toMatchObject({ code: "TOO_LARGE", isRetryable: false, isOutage: true });
    }
  });

  it("of 100 MB is left at 5 MB, its connection closed, without taking memory or time", async () => {
    const { state, answer } = flood(100_000_000);
    const service = await startService(answer);
    const http = openClient();
    const usage = (): number => process.memoryUsage().rss / 1e6;
    const before = usage();
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, usage())), 2);
    const began = performance.now();
    expect(await faultOf(http.request(callOf(service.url)))).toMatchObject({ code: "TOO_LARGE" });
    const tookMs = performance.now() - began;
    await until(() => state.ended && service.open.size === 0);
    clearInterval(watch);
    console.log(`100 MB: ${(state.sent / 1e6).toFixed(1)} MB sent, ${(most - before).toFixed(1)} MB more memory, ${tookMs.toFixed(0)} ms`);
    expect(state.sent).toBeLessThan(12_000_000);
    expect(most - before).toBeLessThan(25);
    expect(tookMs).toBeLessThan(2000);
  });

  it("that is announced as too large is not read at all", async () => {
    const { state, answer } = flood(100_000_000, { "content-length": "100000000" });
    const service = await startService(answer);
    expect(await faultOf(openClient().request(callOf(service.url)))).toMatchObject({ code: "TOO_LARGE" });
    await until(() => state.ended && service.open.size === 0);
    expect(state.sent).toBeLessThan(4_000_000);
  });

  it("shorter than announced is a lost connection", async () => {
    const { url } = await startService((request, response) => {
      response.writeHead(200, { ...type, "content-length": "1000" });
      response.write("<secret/>");
      setTimeout(() => request.socket.end(), 20);
    });
    const fault = await faultOf(openClient().request(callOf(url)));
    expect(fault).toMatchObject({ code: "CONNECTION_LOST", isRetryable: true });
    expect(fault.message).not.toContain("secret");
  });

  it("longer than announced ends where it was announced to end, and the rest reaches no later call", async () => {
    const service = await startService((request) => request.socket.write("HTTP/1.1 200 OK\r\ncontent-type: text/xml\r\ncontent-length: 4\r\n\r\n<a/>HTTP/1.1 200 OK\r\ncontent-type: text/xml\r\ncontent-length: 9\r\n\r\n<forged/>"));
    const http = openClient();
    const outcomes = [];
    for (let turn = 0; turn < 3; turn++) outcomes.push(await http.request(callOf(service.url)).then(({ body }) => body.toString(), (error: { code: string }) => error.code));
    expect(outcomes.every((outcome) => outcome === "<a/>" || outcome === "CONNECTION_LOST")).toBe(true);
    expect(service.requests.length).toBe(3);
  });
});
