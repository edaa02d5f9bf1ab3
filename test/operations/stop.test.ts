import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { keepAsking, sendOnce, type Ended } from "./clients.ts";
import { smallWorld, startProcess, type Process } from "./process.ts";

const world = await smallWorld();
let company: string;

beforeAll(async () => {
  const [row] = await world.database.sql<{ number: string }[]>`select number from register.company where status = 'AC' and legal_type = '2' order by number limit 1`;
  company = row?.number ?? "";
});

beforeEach(() => world.way.turn("THROUGH"));

const start = (env: Readonly<Record<string, string>> = {}, preload?: string): Promise<Process> => startProcess({ DATABASE_URL: world.url, LIMIT_AT_ONCE: "64", RATE_POINTS_PER_MINUTE_ADMIN: "1000000000", ...env }, preload);

const reading = { query: "query Reading { dossiers(first: 5) { nodes { reference company { number } } } }" };

const filing = (key: string): object => ({
  query: "mutation Filing($input: SubmitDossierInput!) { submitDossier(input: $input) { dossier { reference } userErrors { code } } }",
  variables: { input: { idempotencyKey: key, company, pillar: "OPLEIDING", theme: "DIGITALISERING", topic: "CYBERSECURITY", serviceProvider: "DV.O900000", declaredSize: "KO", eligibleCost: "1000.00", startDate: "2030-01-15" } },
});

type Answered = Extract<Ended, { status: number }>;
const isAnswer = (ended: Ended): ended is Answered => "status" in ended;

describe("SIGTERM", () => {
  it("cuts no request of 20 clients that read slowly and write, and the process ends with 0", async () => {
    const service = await start();
    world.way.turn("THROUGH", 100);
    const clients = Array.from({ length: 20 }, (_, client) => keepAsking(service.origin, (turn) => (client % 2 === 0 ? reading : filing(`stop-${client}-${turn}`))));
    await sleep(2000);
    const begun = performance.now();
    service.kill("SIGTERM");
    const all = (await Promise.all(clients)).flat();
    expect(await service.ended).toEqual({ exitCode: 0, signal: null });
    expect(performance.now() - begun).toBeLessThan(20_000);
    expect(all.filter((ended) => !isAnswer(ended) && ended.wasSent)).toEqual([]);
    expect(all.filter((ended) => !isAnswer(ended)).map((ended) => "error" in ended && ended.error)).toEqual(Array.from({ length: 20 }, () => "ECONNREFUSED"));
    const answers = all.filter(isAnswer);
    expect(answers.length).toBeGreaterThan(60);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const bodies = answers.map(({ body }) => JSON.parse(body) as { readonly data?: { readonly submitDossier?: { readonly dossier: { readonly reference: string } | null } }; readonly errors?: unknown });
    expect(bodies.filter(({ errors }) => errors !== undefined)).toEqual([]);
    expect(answers.filter(({ connection }) => connection === "close").length).toBeGreaterThanOrEqual(20);
    const acknowledged = bodies.flatMap(({ data }) => data?.submitDossier?.dossier?.reference ?? []);
    const stored = await world.database.sql<{ count: number }[]>`select count(*)::int as count from dossier where reference = any(${acknowledged})`;
    expect(stored[0]?.count).toBe(new Set(acknowledged).size);
    expect(service.logged(40)).toEqual([]);
  });

  it("lets one slow request end, though its connection is the only one, and closes connections on which nothing is asked", async () => {
    const service = await start();
    const idle = fetch(`${service.origin}/health`).then((answer) => answer.text());
    await idle;
    world.way.turn("THROUGH", 300);
    const slow = sendOnce(service.origin, filing("slow-at-stop"));
    await sleep(300);
    service.kill("SIGTERM");
    expect(await slow).toMatchObject({ status: 200, connection: "close" });
    expect(await service.ended).toEqual({ exitCode: 0, signal: null });
  });

  it("with DRAIN_MS goes on taking connections so long, and says at once that it is not ready", async () => {
    const service = await start({ DRAIN_MS: "2000" });
    const ready = async (): Promise<number> => (await fetch(`${service.origin}/ready`, { headers: { connection: "close" } })).status;
    expect(await ready()).toBe(200);
    service.kill("SIGTERM");
    await expect.poll(ready, { interval: 20 }).toBe(503);
    expect(await sendOnce(service.origin, reading)).toMatchObject({ status: 200, connection: "close" });
    expect((await fetch(`${service.origin}/health`, { headers: { connection: "close" } })).status).toBe(200);
    await expect.poll(() => sendOnce(service.origin, reading)).toEqual({ error: "ECONNREFUSED", wasSent: false });
    expect(await service.ended).toEqual({ exitCode: 0, signal: null });
  });

  it("a second time gives up what runs: the process ends with 1 and says what that was", async () => {
    const service = await start();
    world.way.turn("THROUGH", 3000);
    const slow = sendOnce(service.origin, filing("given-up"));
    await sleep(300);
    service.kill("SIGTERM");
    await sleep(300);
    service.kill("SIGTERM");
    expect(await service.ended).toEqual({ exitCode: 1, signal: null });
    expect("error" in (await slow)).toBe(true);
    expect(service.logged(60)).toMatchObject([{ msg: "told to stop a second time; what runs is given up", signal: "SIGTERM", step: "answering the requests under way", running: [{ operation: "Filing" }] }]);
  });

  it("ends the service that is idle in less than two seconds, by SIGINT too", async () => {
    const service = await start();
    const begun = performance.now();
    service.kill("SIGINT");
    expect(await service.ended).toEqual({ exitCode: 0, signal: null });
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});

describe("an error that nobody caught", () => {
  const preload = `
    process.on("SIGUSR2", () => setImmediate(() => { throw new Error("canary of a value"); }));
    process.on("SIGHUP", () => void Promise.reject(Object.assign(new TypeError("canary of a value"), { code: "E_ODD" })));
  `;

  it.each([
    ["SIGUSR2", { kind: "exception", error: "Error" }],
    ["SIGHUP", { kind: "rejection", error: "TypeError E_ODD" }],
  ] as const)("(%s) is logged without its message, what runs ends, and the process ends with 1", async (signal, logged) => {
    const service = await start({}, preload);
    world.way.turn("THROUGH", 150);
    const slow = sendOnce(service.origin, filing(`fault-${signal}`));
    await sleep(300);
    service.kill(signal);
    expect(await slow).toMatchObject({ status: 200, connection: "close" });
    expect(await service.ended).toEqual({ exitCode: 1, signal: null });
    const [fatal, ...others] = service.logged(60);
    expect(fatal).toMatchObject({ ...logged, msg: "an error that nobody caught; the service stops" });
    expect(others).toEqual([]);
    expect(service.said()).not.toContain("canary");
  });
});
