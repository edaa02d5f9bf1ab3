import { createHmac } from "node:crypto";
import { exportSPKI, SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { checkOf, second, signingKey, start, startIssuer, tokenOf, unsigned } from "./issuer.ts";

const key = await signingKey("one");
const refused = (message: RegExp) => expect.objectContaining({ code: "UNAUTHENTICATED", message: expect.stringMatching(message) });
const open = async () => {
  const issuer = await startIssuer([key.jwk]);
  const clocked = checkOf(issuer);
  return { issuer, clocked, check: clocked.check };
};

describe("an access token", () => {
  it("is taken, and tells client and audience", async () => {
    const { issuer, check } = await open();
    expect(await check(await tokenOf(issuer, key))).toEqual({ audience: "INTERNAL", client: "token:dashboard", kind: "TOKEN" });
  });

  it.each(["RS256", "PS256", "ES256", "EdDSA"])("is taken with a signature by %s", async (alg) => {
    const other = await signingKey("other", alg);
    const issuer = await startIssuer([key.jwk, other.jwk]);
    expect(await checkOf(issuer).check(await tokenOf(issuer, other, { claims: { kmo_role: "ADMIN" } }))).toMatchObject({ audience: "ADMIN" });
  });

  it.each([["at+jwt"], ["application/at+jwt"], ["JWT"], ["jwt"], [undefined]])("may be of type %s", async (typ) => {
    const { issuer, check } = await open();
    expect(await check(await tokenOf(issuer, key, { header: { typ } }))).toMatchObject({ client: "token:dashboard" });
  });

  it.each([["logout+jwt"], ["dpop+jwt"], ["secevent+jwt"], [""]])("may not be of type %j", async (typ) => {
    const { issuer, check } = await open();
    await expect(check(await tokenOf(issuer, key, { header: { typ } }))).rejects.toEqual(refused(/of another type than an access token/));
  });

  it("names its client by client_id, else azp, else sub; and one that names none is refused", async () => {
    const { issuer, check } = await open();
    const clientOf = async (claims: object) => (await check(await tokenOf(issuer, key, { claims: { client_id: undefined, ...claims } }))).client;
    expect(await clientOf({ client_id: "a", azp: "b", sub: "c" })).toBe("token:a");
    expect(await clientOf({ azp: "b", sub: "c" })).toBe("token:b");
    expect(await clientOf({ sub: "c" })).toBe("token:c");
    for (const sub of [undefined, "", "a\u0000b", "line\nend", "x".repeat(201)]) await expect(clientOf({ sub })).rejects.toEqual(refused(/It names no client/));
    await expect(clientOf({ client_id: { a: 1 }, azp: ["b"] })).rejects.toEqual(refused(/It names no client/));
  });

  it("may be meant for several services, of which this is one", async () => {
    const { issuer, check } = await open();
    expect(await check(await tokenOf(issuer, key, { claims: { aud: ["other", "kmo"] } }))).toMatchObject({ audience: "INTERNAL" });
  });

  it("counts until 30 seconds after its end and from 30 seconds before its beginning", async () => {
    const { issuer, clocked } = await open();
    const token = await tokenOf(issuer, key, { claims: { nbf: second + 100, exp: second + 200 } });
    const at = async (seconds: number) => {
      clocked.now = new Date(start.getTime() + seconds * 1000);
      return clocked.check(token);
    };
    await expect(at(69)).rejects.toEqual(refused(/It is not valid yet\./));
    expect(await at(70)).toMatchObject({ audience: "INTERNAL" });
    expect(await at(229)).toMatchObject({ audience: "INTERNAL" });
    await expect(at(231)).rejects.toEqual(refused(/It has expired\./));
  });
});

describe("a forged or unfit access token", () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    ["expired", { exp: second - 31 }, /It has expired/],
    ["not valid yet", { nbf: second + 31 }, /It is not valid yet/],
    ["without an end", { exp: undefined }, /It has no `exp`/],
    ["with an end that is a text", { exp: "2099-01-01" }, /Its `exp` can't be used/],
    ["of another issuer", { iss: "https://evil.example" }, /It is of another issuer/],
    ["of this issuer with a slash more", { iss: "SLASH" }, /It is of another issuer/],
    ["without an issuer", { iss: undefined }, /It has no `iss`/],
    ["for another service", { aud: "kmo2" }, /It is meant for another service/],
    ["for a service of which the name begins alike", { aud: ["kmo-graph", "KMO"] }, /It is meant for another service/],
    ["without a service", { aud: undefined }, /It has no `aud`/],
  ])("is refused: %s", async (_name, claims, message) => {
    const { issuer, check } = await open();
    const made = await tokenOf(issuer, key, { claims: claims["iss"] === "SLASH" ? { iss: `${issuer.url}/` } : claims });
    await expect(check(made)).rejects.toEqual(refused(message));
  });

  it("is refused when it is signed by nobody", async () => {
    const { issuer, check } = await open();
    const claims = { iss: issuer.url, aud: "kmo", exp: second + 300, sub: "x", kmo_role: "ADMIN" };
    for (const alg of ["none", "None", "NONE", "nOnE", "", null, undefined, 5]) {
      await expect(check(unsigned({ alg, kid: "one" }, claims))).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
      await expect(check(unsigned({ alg, kid: "one" }, claims, "AAAA"))).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    }
    expect(issuer.asked.keys).toBe(0);
  });

  it.each(["HS256", "HS384", "HS512"])("is refused when it is signed by %s with the issuer's public key as the secret", async (alg) => {
    const rsa = await signingKey("rsa", "RS256");
    const issuer = await startIssuer([rsa.jwk]);
    const { check } = checkOf(issuer);
    const claims = { iss: issuer.url, aud: "kmo", exp: second + 300, sub: "x", kmo_role: "ADMIN" };
    const pem = await exportSPKI(rsa.publicKey);
    for (const secret of [pem, pem.trim(), JSON.stringify(rsa.jwk), ""]) {
      const text = unsigned({ alg, kid: "rsa", typ: "JWT" }, claims).slice(0, -1);
      const signature = createHmac(alg.replace("HS", "sha"), secret).update(text).digest("base64url");
      await expect(check(`${text}.${signature}`)).rejects.toEqual(refused(/signed in a way that is not taken; taken are RS256, ES256, PS256, EdDSA\./));
    }
  });

  it("is refused when the issuer's set holds a shared secret and the token is signed with it", async () => {
    const issuer = await startIssuer([{ kty: "oct", k: "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA", kid: "shared", alg: "HS256" }]);
    const { check } = checkOf(issuer);
    const token = await new SignJWT({ iss: issuer.url, aud: "kmo", exp: second + 300, sub: "x", kmo_role: "ADMIN" }).setProtectedHeader({ alg: "HS256", kid: "shared" }).sign(Buffer.from("c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA", "base64url"));
    await expect(check(token)).rejects.toEqual(refused(/signed in a way that is not taken/));
  });

  it("is refused when it is signed by a strong way that the settings leave out", async () => {
    const { issuer } = await open();
    const { check } = checkOf(issuer, { algorithms: ["RS256"] });
    await expect(check(await tokenOf(issuer, key))).rejects.toEqual(refused(/taken are RS256\./));
  });

  it("is refused when it is signed with another key under the same kid", async () => {
    const { issuer, check } = await open();
    await expect(check(await tokenOf(issuer, await signingKey("one")))).rejects.toEqual(refused(/Its signature is wrong/));
  });

  it("is refused when its key is for another way of signing", async () => {
    const rsa = await signingKey("rsa", "RS256");
    const issuer = await startIssuer([{ ...rsa.jwk, alg: "RS512" }]);
    await expect(checkOf(issuer).check(await tokenOf(issuer, rsa))).rejects.toEqual(refused(/The issuer has no such key/));
  });

  it("is refused when its claims, header or signature were changed after it was signed", async () => {
    const { issuer, check } = await open();
    const [header, , signature] = (await tokenOf(issuer, key)).split(".");
    const [, claims] = (await tokenOf(issuer, key, { claims: { kmo_role: "ADMIN" } })).split(".");
    await expect(check(`${header}.${claims}.${signature}`)).rejects.toEqual(refused(/Its signature is wrong/));
    const [first, second2, third] = (await tokenOf(issuer, key)).split(".");
    await expect(check(`${first}.${second2}.${third?.slice(0, -4)}AAAA`)).rejects.toEqual(refused(/Its signature is wrong/));
    await expect(check(`${first}.${second2}.`)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it.each<[string, object]>([
    ["a path", { kid: "../../../../dev/null" }],
    ["SQL", { kid: "' union select 'secret' --" }],
    ["an address", { kid: "http://127.0.0.1:1/keys" }],
    ["8,000 characters", { kid: "k".repeat(8000) }],
    ["a NUL", { kid: "one\u0000" }],
    ["other case", { kid: "ONE" }],
    ["a name of every object", { kid: "__proto__" }],
    ["no text", { kid: 1 }],
    ["a list", { kid: ["one"] }],
  ])("is refused when its kid is %s", async (_name, header) => {
    const { issuer, check } = await open();
    await expect(check(await tokenOf(issuer, key, { header }))).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    expect(issuer.asked).toEqual({ keys: 1, configuration: 0 });
  });

  it("is refused without a kid when the issuer has several keys of its kind, and taken when it has one", async () => {
    const issuer = await startIssuer([key.jwk, (await signingKey("two")).jwk]);
    const token = await tokenOf(issuer, key, { header: { kid: undefined } });
    await expect(checkOf(issuer).check(token)).rejects.toEqual(refused(/does not say with which of the issuer's keys/));
    issuer.keys = [key.jwk];
    expect(await checkOf(issuer).check(token)).toMatchObject({ audience: "INTERNAL" });
  });

  it("is refused though it brings a key of its own, and nothing that its header points to is fetched", async () => {
    const { issuer, check } = await open();
    const attacker = await signingKey("attacker");
    const evil = await startIssuer([attacker.jwk, { ...attacker.jwk, kid: "one" }]);
    for (const kid of ["attacker", "one"]) {
      const header = { kid, jwk: attacker.jwk, jku: evil.jwksUrl, x5u: `${evil.url}/chain.pem`, x5c: ["MIIB"] };
      await expect(check(await tokenOf(issuer, attacker, { header }))).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    }
    expect(evil.asked).toEqual({ keys: 0, configuration: 0 });
    expect(issuer.asked.keys).toBe(1);
  });

  it.each<[string, object]>([
    ["an extension that is not understood", { crit: ["exp"], exp: 1 }],
    ["an empty list of extensions", { crit: [] }],
    ["claims that are not encoded", { crit: ["b64"], b64: false }],
  ])("is refused when its header demands %s", async (_name, more) => {
    const { issuer, check } = await open();
    const [, claims, signature] = (await tokenOf(issuer, key)).split(".");
    const header = Buffer.from(JSON.stringify({ alg: "ES256", kid: "one", ...more })).toString("base64url");
    await expect(check(`${header}.${claims}.${signature}`)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it.each([["nothing", ""], ["dots", ".."], ["no JSON", "bm9.bm9.bm9"], ["JSON that is no object", "W10.W10.W10"], ["five parts", "a.b.c.d.e"], ["deep JSON", `${Buffer.from("[".repeat(5000)).toString("base64url")}.e30.AA`], ["64 KiB", `e30.${"A".repeat(65_536)}.AA`]])("is refused when it is %s", async (_name, token) => {
    const { check } = await open();
    await expect(check(token)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("never has its text, a stack or a library's words in the message", async () => {
    const { issuer, check } = await open();
    const token = await tokenOf(issuer, key, { claims: { aud: "secret-audience" } });
    const error: Error = await check(token).then(() => expect.unreachable(), (fault: Error) => fault);
    expect(error.message).toBe("The access token is not taken. It is meant for another service (`aud`). Get a new one from the issuer that this service trusts.");
  });
});

describe("the role of a token", () => {
  it.each<[string, unknown, string]>([
    ["a text", "HANDLER", "HANDLER"],
    ["a list, of which the highest counts", ["INTERNAL", "ADMIN", "HANDLER"], "ADMIN"],
    ["a list with roles of other services", ["uma_authorization", "INTERNAL", 5, null, { ADMIN: true }], "INTERNAL"],
    ["several in one text", "openid HANDLER INTERNAL", "HANDLER"],
  ])("is %s", async (_name, kmo_role, audience) => {
    const { issuer, check } = await open();
    expect(await check(await tokenOf(issuer, key, { claims: { kmo_role } }))).toMatchObject({ audience });
  });

  it.each<[string, string, object]>([
    ["below objects", "realm_access.roles", { realm_access: { roles: ["INTERNAL"] } }],
    ["below three", "resource_access.kmo.roles", { resource_access: { kmo: { roles: ["INTERNAL"] } } }],
    ["under a name with dots", "https://kmo.example/role", { "https://kmo.example/role": "INTERNAL" }],
  ])("is found %s", async (_name, roleClaim, claims) => {
    const { issuer } = await open();
    expect(await checkOf(issuer, { roleClaim }).check(await tokenOf(issuer, key, { claims: { kmo_role: undefined, ...claims } }))).toMatchObject({ audience: "INTERNAL" });
  });

  it.each<[string, unknown]>([["missing", undefined], ["null", null], ["PUBLIC", "PUBLIC"], ["in small letters", "admin"], ["an object", { ADMIN: true }], ["a list of lists", [["ADMIN"]]], ["a part of a word", "ADMINISTRATOR"], ["true", true]])("that is %s grants nothing: 403, with the claim's name", async (_name, kmo_role) => {
    const { issuer, check } = await open();
    await expect(check(await tokenOf(issuer, key, { claims: { kmo_role } }))).rejects.toMatchObject({ code: "FORBIDDEN", message: "The token grants nothing here: its claim kmo_role holds none of INTERNAL, HANDLER and ADMIN. Ask who runs the issuer for one of these roles." });
  });

  it.each(["constructor", "__proto__.ADMIN", "kmo_role.length", "toString.name"])("is not found in what every object has: %s", async (roleClaim) => {
    const { issuer } = await open();
    await expect(checkOf(issuer, { roleClaim }).check(await tokenOf(issuer, key))).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
