import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadConfig, root, settingNames } from "../src/config.ts";

const example = readFileSync(join(root, ".env.example"), "utf8");
const readme = readFileSync(join(root, "README.md"), "utf8");

describe("the settings", () => {
  it("are each in .env.example and in the table of the README", () => {
    expect(settingNames.length).toBeGreaterThan(60);
    expect(settingNames.filter((name) => !new RegExp(`^(?:# )?${name}=`, "m").test(example))).toEqual([]);
    expect(settingNames.filter((name) => !new RegExp(`^\\|[^|]*\`${name}\``, "m").test(readme))).toEqual([]);
  });

  it("have in .env.example no name that the service does not read, and the defaults of a service with nothing set", () => {
    const written = [...example.matchAll(/^([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, name = "", value = ""]) => [name, value] as const);
    const named = [...example.matchAll(/^(?:# )?([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name);
    expect(named.filter((name) => !settingNames.includes(name ?? ""))).toEqual([]);
    expect(loadConfig(Object.fromEntries(written))).toEqual(loadConfig({}));
  });

  it("are refused all at once, each by its name", () => {
    expect(() => loadConfig({ PORT: "x", ACCESS: "perhaps", LIMIT_COST: "-1", REQUEST_MS: "soon" })).toThrow(/at PORT[\s\S]*at LIMIT_COST|at LIMIT_COST[\s\S]*at PORT/);
  });
});
