import { join } from "node:path";
import pino from "pino";
import { describe, expect, it, onTestFinished } from "vitest";
import { loadConfig, root } from "../../src/config.ts";
import { buildApp } from "../../src/http/app.ts";
import { createOperations } from "../../src/operations/operations.ts";
import { everybodyIs } from "../support/identifier.ts";

describe("the settings of operations", () => {
  it("by default show figures to this machine, do not wait at the end, and keep addresses out of the log", () => {
    expect(loadConfig({}).operations).toEqual({ metrics: "loopback", drainMs: 0, logAddresses: false });
  });

  it("are what the environment says", () => {
    expect(loadConfig({ METRICS: "off", DRAIN_MS: "15000", LOG_ADDRESSES: "on" }).operations).toEqual({ metrics: "off", drainMs: 15_000, logAddresses: true });
  });

  it.each([["METRICS", "all"], ["DRAIN_MS", "15001"], ["DRAIN_MS", "-1"], ["DRAIN_MS", "1.5"], ["LOG_ADDRESSES", "yes"]])("refuse %s=%s", (name, value) => {
    expect(() => loadConfig({ [name]: value })).toThrow(`at ${name}`);
  });

  it.each([[true, "203.0.113.9"], [false, undefined]])("with addresses in the log %s, a line has the address %s", async (logAddresses, address) => {
    const unused = {} as never;
    const logged: string[] = [];
    const operations = { ...createOperations(), settings: { metrics: "off", logAddresses } as const };
    const app = await buildApp({ handle: unused, engine: unused, engineState: () => unused, register: unused, identifier: everybodyIs("PUBLIC"), log: pino({ level: "info" }, { write: (line) => void logged.push(line) }), publicDirectory: join(root, "public"), now: () => new Date(), operations });
    onTestFinished(() => app.close());
    await app.inject({ url: "/nowhere", remoteAddress: "203.0.113.9" });
    await expect.poll(() => logged.map((line) => JSON.parse(line) as unknown)).toEqual([expect.objectContaining({ msg: "request", status: 404, route: null, method: "GET" })]);
    expect((JSON.parse(logged[0] ?? "{}") as { address?: string }).address).toBe(address);
  });
});
