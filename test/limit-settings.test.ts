import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadConfig, root } from "../src/config.ts";
import { limitEnv } from "../src/limit-settings.ts";

describe("settings of limits", () => {
  it("are those of the documentation when none is set", () => {
    expect(loadConfig({}).limits).toEqual({
      requests: {
        bodyBytes: 131_072,
        documentChars: 16_000,
        tokens: 2000,
        depth: 10,
        introspectionDepth: 15,
        introspectionLists: 3,
        aliases: 30,
        rootFields: 20,
        mutations: 1,
        directives: 8,
        fragments: 30,
        nesting: 64,
        variables: 50,
        textChars: 20_000,
        cost: 5000,
        atOnce: 8,
        atOnceAll: 64,
        pointsPerMinute: { PUBLIC: 1000, INTERNAL: 20_000, HANDLER: 60_000, ADMIN: 120_000 },
      },
      trustedProxies: [],
    });
  });

  it("each set the bound of their name", () => {
    const { requests } = loadConfig({
      LIMIT_BODY_KB: "1",
      LIMIT_DOCUMENT_CHARS: "2",
      LIMIT_TOKENS: "3",
      LIMIT_DEPTH: "4",
      LIMIT_INTROSPECTION_DEPTH: "5",
      LIMIT_ALIASES: "6",
      LIMIT_ROOT_FIELDS: "7",
      LIMIT_DIRECTIVES: "8",
      LIMIT_FRAGMENTS: "9",
      LIMIT_NESTING: "10",
      LIMIT_VARIABLES: "11",
      LIMIT_TEXT_CHARS: "12",
      LIMIT_COST: "13",
      LIMIT_AT_ONCE: "14",
      LIMIT_AT_ONCE_ALL: "15",
      RATE_POINTS_PER_MINUTE_PUBLIC: "16",
      RATE_POINTS_PER_MINUTE_INTERNAL: "17",
      RATE_POINTS_PER_MINUTE_HANDLER: "18",
      RATE_POINTS_PER_MINUTE_ADMIN: "19",
    }).limits;
    expect(requests).toEqual({
      bodyBytes: 1024,
      documentChars: 2,
      tokens: 3,
      depth: 4,
      introspectionDepth: 5,
      introspectionLists: 3,
      aliases: 6,
      rootFields: 7,
      mutations: 1,
      directives: 8,
      fragments: 9,
      nesting: 10,
      variables: 11,
      textChars: 12,
      cost: 13,
      atOnce: 14,
      atOnceAll: 15,
      pointsPerMinute: { PUBLIC: 16, INTERNAL: 17, HANDLER: 18, ADMIN: 19 },
    });
  });

  it("can't be nothing, nor so much that a request could do harm", () => {
    for (const [name, value] of [["LIMIT_DEPTH", "0"], ["LIMIT_TOKENS", "20001"], ["LIMIT_COST", "-1"], ["LIMIT_ALIASES", "1.5"], ["LIMIT_AT_ONCE", "many"], ["LIMIT_NESTING", "501"], ["LIMIT_BODY_KB", "10241"]] as const) {
      expect(() => loadConfig({ [name]: value }), `${name}=${value}`).toThrow(name);
    }
  });

  it("name proxies by address or network", () => {
    expect(loadConfig({ TRUST_PROXY: "10.0.0.5, 10.1.0.0/16,fd00::/8,::1" }).limits.trustedProxies).toEqual(["10.0.0.5", "10.1.0.0/16", "fd00::/8", "::1"]);
    expect(loadConfig({ TRUST_PROXY: "off" }).limits.trustedProxies).toEqual([]);
    for (const text of ["on", "true", "*", "10.0.0.0/33", "fd00::/129", "10.0.0.1/", "10.0.0.1,", "example.org", "1"]) expect(() => loadConfig({ TRUST_PROXY: text }), text).toThrow("TRUST_PROXY");
  });

  it("are all in .env.example, in the README and in docs/limits.md", () => {
    for (const file of [".env.example", "README.md", "docs/limits.md"]) {
      const text = readFileSync(join(root, file), "utf8");
      for (const name of Object.keys(limitEnv)) expect(text, `${file} on ${name}`).toContain(name);
    }
  });
});
