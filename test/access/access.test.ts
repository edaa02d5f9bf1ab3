import { beforeAll, describe, expect, it } from "vitest";
import { createAccess, type Access, type AccessMode } from "../../src/access/access.ts";
import { createKey, type KeyAudience } from "../../src/access/key-store.ts";
import { keyText, makeKey } from "../../src/access/key-text.ts";
import { connect } from "../../src/db/connect.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { signingKey, start, startIssuer, tokenOf } from "./issuer.ts";

let handle: TestDatabase;
const keys = {} as Record<KeyAudience, { readonly id: string; readonly header: string }>;

beforeAll(async () => {
  handle = await freshDatabase();
  for (const audience of ["INTERNAL", "HANDLER", "ADMIN"] as const) {
    const { key, text } = await createKey(handle.sql, { name: "x", audience, expiresAt: null }, start);
    keys[audience] = { id: key.id, header: `Bearer ${text}` };
  }
});

const open = (mode: AccessMode = "required"): Access => createAccess({ mode, sql: handle.reads, tokens: null, now: () => start });

describe("who asks", () => {
  it("is the public when nothing is shown, and ADMIN where the service is open", async () => {
    expect(await open().identify({})).toEqual({ audience: "PUBLIC", client: "public", kind: "PUBLIC" });
    expect(await open("open").identify({})).toEqual({ audience: "ADMIN", client: "open", kind: "OPEN" });
  });

  it.each(["INTERNAL", "HANDLER", "ADMIN"] as const)("is known by a key for %s, in both modes", async (audience) => {
    const { id, header } = keys[audience];
    const basic = `Basic ${Buffer.from(`tableau:${header.slice(7)}`).toString("base64")}`;
    for (const mode of ["open", "required"] as const) {
      for (const authorization of [header, basic]) expect(await open(mode).identify({ authorization })).toEqual({ audience, client: `key:${id}`, kind: "KEY" });
    }
  });

  it("is known by an access token", async () => {
    const key = await signingKey("one");
    const issuer = await startIssuer([key.jwk]);
    const access = createAccess({ mode: "required", sql: handle.reads, tokens: { issuer: issuer.url, audience: "kmo", jwksUrl: undefined, algorithms: ["ES256"], roleClaim: "kmo_role" }, now: () => start });
    expect(await access.identify({ authorization: `Bearer ${await tokenOf(issuer, key)}` })).toEqual({ audience: "INTERNAL", client: "token:dashboard", kind: "TOKEN" });
    await access.close();
  });

  it("is nobody with a bad credential: never the public, and not ADMIN where the service is open", async () => {
    const bad = ["", "Bearer x", `Bearer ${keyText(makeKey())}`, "Basic eDp5", `${keys.ADMIN.header}, ${keys.ADMIN.header}`, `${keys.ADMIN.header}, Bearer x`];
    for (const mode of ["open", "required"] as const) {
      for (const authorization of bad) await expect(open(mode).identify({ authorization })).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    }
  });

  it("is nobody with a token where no issuer is set up", async () => {
    await expect(open().identify({ authorization: "Bearer eyJhbGciOiJFUzI1NiJ9.e30.AA" })).rejects.toMatchObject({ code: "UNAUTHENTICATED", message: "Access tokens are not taken here, because no issuer is set up. Use a key: `Authorization: Bearer <key>`." });
  });

  it("can't be told of a key while the database is away, and can of who shows nothing", async () => {
    const sql = connect("postgres://nobody@127.0.0.1:1/none", { max: 1 });
    const access = createAccess({ mode: "required", sql, tokens: null, now: () => start });
    await expect(access.identify({ authorization: keys.ADMIN.header })).rejects.toMatchObject({ code: "DATABASE_UNAVAILABLE" });
    expect(await access.identify({})).toMatchObject({ audience: "PUBLIC" });
    await sql.end({ timeout: 0 });
  });

  it("is told in a 401 what is taken", () => {
    expect(open().wwwAuthenticate).toBe('Bearer realm="kmo-graph", Basic realm="kmo-graph", charset="UTF-8"');
  });
});

describe("x-kmo-audience", () => {
  const ranks = ["PUBLIC", "INTERNAL", "HANDLER", "ADMIN"] as const;
  const cases = (["INTERNAL", "HANDLER", "ADMIN"] as const).flatMap((own) => ranks.map((wanted) => [own, wanted, ranks.indexOf(wanted) <= ranks.indexOf(own)] as const));

  it.each(cases)("of a key for %s as %s: %s", async (own, wanted, isAllowed) => {
    const asked = open().identify({ authorization: keys[own].header, audience: wanted });
    if (isAllowed) expect(await asked).toEqual({ audience: wanted, client: `key:${keys[own].id}`, kind: "KEY" });
    else await expect(asked).rejects.toMatchObject({ code: "FORBIDDEN", message: `x-kmo-audience is ${wanted}, above your own audience, ${own}. The header only lowers what you may do; leave it out, or use other credentials.` });
  });

  it("raises nobody: the public stays the public", async () => {
    for (const audience of ["INTERNAL", "HANDLER", "ADMIN"]) await expect(open().identify({ audience })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await open().identify({ audience: "PUBLIC" })).toMatchObject({ audience: "PUBLIC" });
  });

  it("shows the open service as another audience sees it", async () => {
    expect(await open("open").identify({ audience: "PUBLIC" })).toEqual({ audience: "PUBLIC", client: "open", kind: "OPEN" });
  });

  it.each(["", "admin", "ADMIN ", "ADMIN, PUBLIC", "ROOT", "__proto__", "x".repeat(10_000)])("of %j is no audience", async (audience) => {
    const fault = await open("open").identify({ audience }).then(() => expect.unreachable(), (error: unknown) => error as Error);
    expect(fault).toMatchObject({ code: "INVALID_ARGUMENT", message: expect.stringMatching(/which is no audience\. Send one of PUBLIC, INTERNAL, HANDLER, ADMIN, or leave it out\.$/) });
    expect(fault.message.length).toBeLessThan(200);
  });

  it("is looked at after the credentials: a bad one is a bad one", async () => {
    await expect(open("open").identify({ authorization: "Bearer x", audience: "ROOT" })).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });
});
