import { createServer, type AddressInfo, type Socket } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { callOf, faultOf, gist, openClient, startService, until, type Answer } from "./service.ts";

const type = { "content-type": "text/xml" };
const silent: Answer = () => {};
const drip: Answer = (_request, response) => {
  response.writeHead(200, type);
  const timer = setInterval(() => response.write("x"), 10);
  response.on("close", () => clearInterval(timer));
};

async function timed<T>(running: Promise<T>): Promise<{ readonly outcome: T; readonly tookMs: number }> {
  const began = performance.now();
  return { outcome: await running, tookMs: performance.now() - began };
}

/** A port on which TCP connects and nothing is ever said. */
async function startMute(): Promise<string> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => void sockets.push(socket.on("error", () => {})));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const passing = (code: string) => ({ code, isRetryable: true, isOutage: true, retryAfterSeconds: null });
const cancelled = { code: "CANCELLED", isRetryable: false, isOutage: false, retryAfterSeconds: null };

describe("time", () => {
  it("ends a call that gets no answer, or drips, and closes its connection", async () => {
    for (const answer of [silent, drip]) {
      const service = await startService(answer);
      const { outcome, tookMs } = await timed(faultOf(openClient().request(callOf(service.url, { timeoutMs: 200 }))));
      expect(gist(outcome)).toEqual(passing("TIMEOUT"));
      expect(tookMs).toBeGreaterThan(100);
      expect(tookMs).toBeLessThan(3000);
      await until(() => service.requests.length === 1 && service.open.size === 0);
    }
  });

  it("ends a call whose connection is not made, whichever is shorter: the time of the call or to connect", async () => {
    const url = await startMute();
    const call = await timed(faultOf(openClient().request(callOf(url, { timeoutMs: 150 }))));
    expect(gist(call.outcome)).toEqual(passing("TIMEOUT"));
    expect(call.tookMs).toBeLessThan(3000);
    const connect = await timed(faultOf(openClient({ connectTimeoutMs: 150 }).request(callOf(url))));
    expect(gist(connect.outcome)).toEqual(passing("UNREACHABLE"));
    expect(connect.tookMs).toBeLessThan(4000);
  });

  it("ends a call that waits for a connection in use, and not the one that uses it", async () => {
    const service = await startService((_request, response) => setTimeout(() => response.writeHead(200, type).end("<a/>"), 2500));
    const http = openClient({ connections: 1 });
    const first = http.request(callOf(service.url));
    const { outcome, tookMs } = await timed(faultOf(http.request(callOf(service.url, { timeoutMs: 100 }))));
    expect(gist(outcome)).toEqual(passing("TIMEOUT"));
    expect(tookMs).toBeLessThan(2000);
    expect((await first).body.toString()).toBe("<a/>");
    expect(service.requests.length).toBe(1);
  });
});

describe("a caller who gives up", () => {
  it("is answered at once, before the headers and within the body, and the connection is closed", async () => {
    for (const answer of [silent, drip]) {
      const service = await startService(answer);
      const controller = new AbortController();
      const running = faultOf(openClient().request(callOf(service.url, { signal: controller.signal })));
      await until(() => service.requests.length === 1);
      await new Promise((resolve) => setTimeout(resolve, 50));
      const { outcome, tookMs } = await timed((controller.abort(), running));
      expect(gist(outcome)).toEqual(cancelled);
      expect(tookMs).toBeLessThan(2000);
      await until(() => service.open.size === 0);
    }
  });

  it("beforehand sends nothing; while connecting sends nothing either", async () => {
    const service = await startService(silent);
    expect(gist(await faultOf(openClient().request(callOf(service.url, { signal: AbortSignal.abort(new Error("secret")) }))))).toEqual(cancelled);
    const controller = new AbortController();
    const running = faultOf(openClient().request(callOf(service.url, { signal: controller.signal })));
    controller.abort();
    expect(gist(await running)).toEqual(cancelled);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(service.requests.length).toBe(0);
  });

  it("leaves no listener on its signal, nor does one who was answered", async () => {
    const { url } = await startService((_request, response) => response.writeHead(200, type).end("<a/>"));
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...values: Parameters<typeof add>) => (listeners++, add(...values));
    signal.removeEventListener = (...values: Parameters<typeof remove>) => (listeners--, remove(...values));
    const http = openClient();
    for (let turn = 0; turn < 20; turn++) await http.request(callOf(url, { signal }));
    expect(listeners).toBe(0);
  });
});

describe("a connection", () => {
  it("that is reset before an answer, or within the body, is lost", async () => {
    const partly = (headers: Record<string, string>): Answer => (_request, response) => void response.writeHead(200, { ...type, ...headers }).write("<secret>");
    const answers = [silent, partly({ "content-length": "1000" }), partly({ "transfer-encoding": "chunked" })];
    const breaks = [(socket: Socket) => socket.resetAndDestroy(), (socket: Socket) => socket.destroy(), (socket: Socket) => socket.end()];
    for (const answer of answers) for (const endConnection of breaks) {
      const service = await startService((request, response) => {
        answer(request, response);
        setTimeout(() => service.open.forEach(endConnection), 20);
      });
      const fault = await faultOf(openClient().request(callOf(service.url)));
      expect(gist(fault)).toEqual(passing("CONNECTION_LOST"));
      expect(fault.message).not.toMatch(/secret|127\.0/);
    }
  });

  it("to a port that refuses, or a host that is not there, can't be made", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    for (const url of [`https://127.0.0.1:${port}/?key=secret`, "https://secret.invalid/"]) {
      const fault = await faultOf(openClient().request(callOf(url)));
      expect(gist(fault)).toEqual(passing("UNREACHABLE"));
      expect(fault.message).not.toMatch(/secret|127\.0/);
    }
  });

  it("is given up when the transport closes, which ends calls under way", async () => {
    const service = await startService(silent);
    const http = openClient();
    const running = faultOf(http.request(callOf(service.url)));
    await until(() => service.requests.length === 1);
    await http.close();
    expect(gist(await running)).toEqual(cancelled);
    await until(() => service.open.size === 0);
    expect(gist(await faultOf(http.request(callOf(service.url))))).toEqual(cancelled);
  });

  it("comes back: after every fault the same transport answers", async () => {
    const answers: Answer[] = [(request) => request.socket.destroy(), drip, (_request, response) => response.writeHead(503).end(), (_request, response) => response.writeHead(200, type).end("<a/>")];
    const { url } = await startService((request, response) => answers.shift()?.(request, response));
    const http = openClient({ connections: 1 });
    const codes = [];
    for (let turn = 0; turn < 3; turn++) codes.push((await faultOf(http.request(callOf(url, { timeoutMs: 300 })))).code);
    expect(codes).toEqual(["CONNECTION_LOST", "TIMEOUT", "HTTP_503"]);
    expect((await http.request(callOf(url))).body.toString()).toBe("<a/>");
  });
});
