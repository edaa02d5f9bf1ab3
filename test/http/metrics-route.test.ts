import { join } from "node:path";
import pino from "pino";
import { Gauge, Registry } from "prom-client";
import { expect, it, onTestFinished } from "vitest";
import { root } from "../../src/config.ts";
import { buildApp } from "../../src/http/app.ts";
import type { OperationSettings } from "../../src/operation-settings.ts";
import { createOperations } from "../../src/operations/operations.ts";
import { everybodyIs } from "../support/identifier.ts";

/** The service; /metrics asks neither the database nor the engine. */
async function start(metrics: OperationSettings["metrics"], registry = new Registry()) {
  const unused = {} as never;
  const operations = { ...createOperations(), settings: { metrics, logAddresses: false }, registries: [registry] };
  const app = await buildApp({ handle: unused, engine: unused, engineState: () => unused, register: unused, identifier: everybodyIs("PUBLIC"), log: pino({ level: "silent" }), publicDirectory: join(root, "public"), now: () => new Date(), operations });
  onTestFinished(() => app.close());
  return app;
}

it("/metrics shows the figures of the service and of the registries that it is given", async () => {
  const registry = new Registry();
  const gauge = new Gauge({ name: "kmo_registry_waiting", help: "Requests that wait", labelNames: ["source"], registers: [registry] });
  const app = await start("loopback", registry);
  for (const value of [3, 4]) {
    gauge.set({ source: "VKBO" }, value);
    const answer = await app.inject("/metrics");
    expect([answer.statusCode, answer.headers["content-type"], answer.headers["cache-control"]]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8", "no-store"]);
    expect(answer.body).toContain(`# HELP kmo_registry_waiting Requests that wait\n# TYPE kmo_registry_waiting gauge\nkmo_registry_waiting{source="VKBO"} ${value}\n`);
    expect(answer.body).toContain("# TYPE kmo_requests_total counter\n");
  }
  expect((await app.inject({ method: "POST", url: "/metrics" })).statusCode).toBe(404);
});

it.each(["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"])("/metrics is there for %s", async (remoteAddress) => {
  expect((await (await start("loopback")).inject({ url: "/metrics", remoteAddress })).statusCode).toBe(200);
});

it.each([
  ["another machine", { remoteAddress: "10.0.0.7" }],
  ["another machine over IPv6", { remoteAddress: "2001:db8::1" }],
  ["an address that only begins like this machine's", { remoteAddress: "127.0.0.1.example" }],
  ["a proxy on this machine", { headers: { "x-forwarded-for": "10.0.0.7" } }],
  ["a proxy on this machine that says it in the standard way", { headers: { forwarded: "for=10.0.0.7" } }],
  ["another machine that says it is this one", { remoteAddress: "10.0.0.7", headers: { "x-forwarded-for": "127.0.0.1" } }],
])("/metrics is as if it were not there for %s", async (_who, request) => {
  const app = await start("loopback");
  const answers = await Promise.all(["/metrics", "/nowhere"].map((url) => app.inject({ url, ...request })));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404]);
  const [refused, missing] = answers.map(({ body }) => body);
  expect(refused?.replace("/metrics", "/nowhere")).toBe(missing);
});

it("/metrics is there for everybody where METRICS is open, and for nobody where it is off", async () => {
  const request = { url: "/metrics", remoteAddress: "10.0.0.7", headers: { "x-forwarded-for": "10.0.0.8" } };
  expect((await (await start("open")).inject(request)).statusCode).toBe(200);
  expect((await (await start("off")).inject("/metrics")).statusCode).toBe(404);
});
