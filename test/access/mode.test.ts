import { describe, expect, it } from "vitest";
import { decideMode, type ModeRequest } from "../../src/access-mode.ts";
import { loadConfig } from "../../src/config.ts";

const tokens = { issuer: "https://id.example", audience: "kmo", jwksUrl: undefined, algorithms: ["ES256"], roleClaim: "kmo_role" };
const decide = (mode: "auto" | "open" | "required", request: Partial<Omit<ModeRequest, "settings">> = {}, issuer: typeof tokens | null = null) =>
  decideMode({ settings: { mode, tokens: issuer }, host: "127.0.0.1", synthetic: true, hasKeys: false, ...request });

describe("whether keys are needed", () => {
  it.each(["127.0.0.1", "127.8.9.1", "::1", "localhost", "LOCALHOST"])("they are not with demo data on %s, and a line says so", (host) => {
    expect(decide("auto", { host })).toEqual({ mode: "open", note: "Everybody who can reach this address on this machine is ADMIN, since the data are generated. The header x-kmo-audience shows the API as another audience sees it." });
  });

  it("they are not with demo data though there are keys", () => {
    expect(decide("auto", { hasKeys: true })).toMatchObject({ mode: "open" });
  });

  it.each<[string, Partial<ModeRequest>]>([
    ["real data", { synthetic: false }],
    ["no data yet", { synthetic: null }],
    ["an address of the network", { host: "192.168.1.5" }],
    ["every address", { host: "0.0.0.0" }],
    ["every address of IPv6", { host: "::" }],
    ["a name", { host: "reports.example" }],
    ["a name that begins like this machine", { host: "localhost.example" }],
    ["an address that begins like this machine's", { host: "127.0.0.1.example" }],
  ])("they are with %s", (_name, request) => {
    expect(decide("auto", { ...request, hasKeys: true })).toEqual({ mode: "required", note: null });
    expect(decide("auto", request, tokens)).toEqual({ mode: "required", note: null });
    expect(() => decide("auto", request)).toThrow(/so those who ask must show a key or an access token, but there are no keys and no issuer of tokens is set\. Make a key with `npm run kmo-graph -- keys create --name first --audience ADMIN`, or set OIDC_ISSUER and OIDC_AUDIENCE\.$/);
  });

  it("they are where ACCESS is required", () => {
    expect(decide("required", { hasKeys: true })).toEqual({ mode: "required", note: null });
    expect(() => decide("required")).toThrow(/^ACCESS is required, so/);
  });

  it("ACCESS=open is for this machine, and warns when the data are not generated", () => {
    expect(decide("open")).toMatchObject({ mode: "open", note: expect.stringMatching(/^Everybody/) });
    for (const synthetic of [false, null]) {
      expect(decide("open", { synthetic })).toEqual({ mode: "open", note: "Warning: everybody who can reach this address on this machine is ADMIN, because ACCESS is open, and the data are not generated. Unset ACCESS to ask for keys." });
    }
  });

  it.each(["0.0.0.0", "::", "192.168.1.5", "reports.example"])("ACCESS=open is refused on %s, also with demo data and keys", (host) => {
    expect(() => decide("open", { host, hasKeys: true })).toThrow(expect.objectContaining({ code: "INVALID_SETTING", message: expect.stringMatching(/^ACCESS=open makes everybody ADMIN who can reach the service, so it is for a loopback address; HOST is /) }));
  });
});

describe("the settings", () => {
  it("are automatic and without an issuer when nothing is set", () => {
    expect(loadConfig({}).access).toEqual({ mode: "auto", tokens: null });
  });

  it("name an issuer", () => {
    expect(loadConfig({ ACCESS: "required", OIDC_ISSUER: "https://id.example/realms/kmo", OIDC_AUDIENCE: "kmo-graph" }).access).toEqual({
      mode: "required",
      tokens: { issuer: "https://id.example/realms/kmo", audience: "kmo-graph", jwksUrl: undefined, algorithms: ["RS256", "ES256", "PS256", "EdDSA"], roleClaim: "kmo_role" },
    });
    const more = { OIDC_JWKS_URL: "http://127.0.0.1:8080/keys", OIDC_ALGORITHMS: " ES256, RS512", OIDC_ROLE_CLAIM: "realm_access.roles" };
    expect(loadConfig({ OIDC_ISSUER: "http://localhost:8080", OIDC_AUDIENCE: "kmo-graph", ...more }).access.tokens).toMatchObject({ jwksUrl: "http://127.0.0.1:8080/keys", algorithms: ["ES256", "RS512"], roleClaim: "realm_access.roles" });
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ["an issuer without an audience", { OIDC_ISSUER: "https://id.example" }, /is needed with OIDC_ISSUER: what `aud` of a token must hold\n.*OIDC_AUDIENCE/],
    ["an audience without an issuer", { OIDC_AUDIENCE: "kmo" }, /does nothing without OIDC_ISSUER\n.*OIDC_AUDIENCE/],
    ["keys without an issuer", { OIDC_JWKS_URL: "https://id.example/keys" }, /does nothing without OIDC_ISSUER\n.*OIDC_JWKS_URL/],
    ["an issuer over http", { OIDC_ISSUER: "http://id.example", OIDC_AUDIENCE: "kmo" }, /must begin with https:\/\/.*\n.*OIDC_ISSUER/],
    ["keys over http", { OIDC_ISSUER: "https://id.example", OIDC_AUDIENCE: "kmo", OIDC_JWKS_URL: "http://id.example/keys" }, /must begin with https:\/\/.*\n.*OIDC_JWKS_URL/],
    ["an issuer in a file", { OIDC_ISSUER: "file:///etc/passwd", OIDC_AUDIENCE: "kmo" }, /OIDC_ISSUER/],
    ["signatures by a shared secret", { OIDC_ALGORITHMS: "RS256,HS256" }, /OIDC_ALGORITHMS/],
    ["no signatures", { OIDC_ALGORITHMS: "none" }, /OIDC_ALGORITHMS/],
    ["an empty list", { OIDC_ALGORITHMS: "," }, /OIDC_ALGORITHMS/],
    ["an unknown mode", { ACCESS: "off" }, /ACCESS/],
  ])("refuse %s", (_name, env, message) => {
    expect(() => loadConfig(env)).toThrow(expect.objectContaining({ code: "INVALID_SETTING", message: expect.stringMatching(message) }));
  });
});
