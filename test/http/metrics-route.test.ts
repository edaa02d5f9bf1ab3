import { join } from "node:path";
import pino from "pino";
import { Gauge, Registry } from "prom-client";
import { expect, it, onTestFinished } from "vitest";
import { root } from "../../src/config.ts";
import { buildApp } from "../../src/http/app.ts";
import { everybodyIs } from "../support/identifier.ts";

/** The service; /metrics asks neither the database nor the engine. */
async function start(metrics?: Registry) {
  const unused = {} as never;
  const app = await buildApp({ handle: unused, engine: unused, engineState: () => unused, register: unused, identifier: everybodyIs("PUBLIC"), log: pino({ level: "silent" }), publicDirectory: join(root, "public"), now: () => new Date(), metrics });
  onTestFinished(() => app.close());
  return app;
}

it("/metrics shows the figures of the registry it is given, and no others", async () => {
  const registry = new Registry();
  const gauge = new Gauge({ name: "kmo_registry_waiting", help: "Requests that wait", labelNames: ["source"], registers: [registry] });
  const app = await start(registry);
  for (const value of [3, 4]) {
    gauge.set({ source: "VKBO" }, value);
    const answer = await app.inject("/metrics");
    expect([answer.statusCode, answer.headers["content-type"], answer.headers["cache-control"]]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8", "no-store"]);
    expect(answer.body).toBe(`# HELP kmo_registry_waiting Requests that wait\n# TYPE kmo_registry_waiting gauge\nkmo_registry_waiting{source="VKBO"} ${value}\n`);
  }
  expect((await app.inject({ method: "POST", url: "/metrics" })).statusCode).toBe(404);
});

it("/metrics is not there without figures", async () => {
  expect((await (await start()).inject("/metrics")).statusCode).toBe(404);
});
