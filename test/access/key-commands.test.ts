import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { createAccess } from "../../src/access/access.ts";
import { root } from "../../src/config.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";

type Ended = { readonly exitCode: number | null; readonly stdout: string; readonly stderr: string };

const dataDir = mkdtempSync(join(tmpdir(), "kmo-keys-"));
let handle: TestDatabase;
let place: Record<string, string>;

/** A URL can't hold the folder of a socket; the driver takes what it lacks from these variables. */
beforeAll(async () => {
  handle = await freshDatabase();
  const { host, port, user } = inject("server");
  const [row] = await handle.sql<{ name: string }[]>`select current_database() as name`;
  place = { DATABASE_URL: `postgres:///${row?.name}`, PGHOST: host, PGPORT: String(port), PGUSER: user, DATA_DIR: dataDir };
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function keys(...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [join(root, "src", "cli.ts"), "keys", ...args], { env: { PATH: process.env["PATH"], ...place }, stdio: ["ignore", "pipe", "pipe"] });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (data: Buffer) => (stdout += String(data)));
  child.stderr.on("data", (data: Buffer) => (stderr += String(data)));
  const exitCode = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { exitCode, stdout, stderr };
}

const identify = async (key: string) => createAccess({ mode: "required", sql: handle.sql, tokens: null, now: () => new Date() }).identify({ authorization: `Bearer ${key.trim()}` });

describe("kmo-graph keys", () => {
  it("makes a key that is taken, lists it without its secret, rotates and revokes it", async () => {
    const made = await keys("create", "--name", "dashboard of the agency", "--audience", "INTERNAL", "--expires-in", "90d");
    expect(made).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^kmo_[a-z0-9]{8}_[\w-]{50}\n$/) });
    expect(made.stderr).toMatch(/^Key [a-z0-9]{8} of dashboard of the agency, for INTERNAL, until \d{4}-.*\. Keep it now: it is not shown again\.\n$/);
    const id = made.stdout.slice(4, 12);
    expect(await identify(made.stdout)).toEqual({ audience: "INTERNAL", client: `key:${id}`, kind: "KEY" });

    const rotated = await keys("rotate", id, "--grace", "2h");
    expect(rotated).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(new RegExp(`The key ${id} works until .*; put the new one in its place before\\.\n$`)) });
    const next = rotated.stdout.slice(4, 12);
    expect(await identify(rotated.stdout)).toMatchObject({ audience: "INTERNAL", client: `key:${next}` });
    expect(await identify(made.stdout)).toMatchObject({ client: `key:${id}` });

    expect(await keys("revoke", id)).toMatchObject({ exitCode: 0, stdout: "", stderr: expect.stringMatching(/ is revoked since .*; services refuse it within 10 seconds\.\n$/) });
    await expect(identify(made.stdout)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });

    const { stdout, stderr, exitCode } = await keys("list");
    expect([exitCode, stderr]).toEqual([0, ""]);
    const lines = stdout.trimEnd().split("\n").map((line) => line.split(/ {2,}/));
    expect(lines[0]).toEqual(["id", "name", "audience", "state", "created", "expires", "replaces"]);
    expect(lines.slice(1).map(([one, name, audience, state, , , replaces]) => [one, name, audience, state, replaces])).toEqual([
      [id, "dashboard of the agency", "INTERNAL", "REVOKED", undefined],
      [next, "dashboard of the agency", "INTERNAL", "ACTIVE", id],
    ]);
    for (const text of [made.stdout, rotated.stdout]) expect(stdout).not.toContain(text.slice(13, 50));
  });

  it("takes a last day, which ends at midnight in Europe/Brussels", async () => {
    const { stderr, exitCode } = await keys("create", "--name", "x", "--audience", "ADMIN", "--expires-on", "2099-07-31");
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining("until 2099-07-31T22:00:00.000Z")]);
  });

  it.each<[string, readonly string[], RegExp]>([
    ["no name", ["create", "--audience", "ADMIN"], /required option '--name <name>' not specified/],
    ["no audience", ["create", "--name", "x"], /required option '--audience <audience>' not specified/],
    ["an audience that keys can't have", ["create", "--name", "x", "--audience", "PUBLIC"], /must be one of INTERNAL, HANDLER, ADMIN\./],
    ["a duration without a unit", ["create", "--name", "x", "--audience", "ADMIN", "--expires-in", "90"], /must be a number of hours or days, as in 24h or 90d\./],
    ["a day that does not exist", ["create", "--name", "x", "--audience", "ADMIN", "--expires-on", "2027-02-30"], /must be a day, as in 2027-06-30\./],
    ["a day that is past", ["create", "--name", "x", "--audience", "ADMIN", "--expires-on", "2020-01-01"], /error INVALID_ARGUMENT: The key would expire at 2020-01-01T23:00:00.000Z, which is past\./],
    ["two ends", ["create", "--name", "x", "--audience", "ADMIN", "--expires-on", "2099-01-01", "--expires-in", "1d"], /Both --expires-in and --expires-on are given\./],
    ["an unknown key", ["revoke", "nothere0"], /error INVALID_ARGUMENT: There is no key "nothere0"\./],
    ["an unknown key to rotate", ["rotate", "nothere0"], /error INVALID_ARGUMENT: There is no key "nothere0"\./],
    ["a grace of no length", ["rotate", "nothere0", "--grace", "soon"], /must be a number of hours or days/],
  ])("refuses %s, and prints no key", async (_name, args, message) => {
    const { exitCode, stdout, stderr } = await keys(...args);
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(message);
  });
});
