import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import { root } from "../../src/config.ts";
import { buildPlayground } from "../../src/web/build.ts";

const directory = mkdtempSync(join(tmpdir(), "kmo-graph-web-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe("building the playground", () => {
  const outDir = join(directory, "public/playground");
  const index = join(outDir, "index.html");

  test("makes a page without inline script that loads everything from /playground/", async () => {
    expect(await buildPlayground({ outDir })).toBe("built");
    const html = readFileSync(index, "utf8");
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(html.match(/(?:src|href)="(?!data:)[^"]*"/g)).toEqual(expect.arrayContaining([expect.stringMatching(/^src="\/playground\/assets\/index-.*\.js"$/)]));
    expect(html).not.toMatch(/(?:src|href)="(?!data:|\/playground\/assets\/)/);
  });

  test("does nothing while sources and packages are the same, and leaves no half-made folder", async () => {
    const before = readFileSync(index, "utf8");
    writeFileSync(index, `${before}<!-- seen -->`);
    expect(await buildPlayground({ outDir })).toBe("fresh");
    expect(readFileSync(index, "utf8")).toBe(`${before}<!-- seen -->`);
    expect(readdirSync(join(directory, "public"))).toEqual(["playground"]);
  });

  test("builds anew, over what is there, when they are not the same", async () => {
    writeFileSync(join(outDir, ".stamp"), "another version");
    writeFileSync(join(outDir, "leftover.js"), "");
    expect(await buildPlayground({ outDir })).toBe("built");
    expect(readFileSync(index, "utf8")).not.toContain("<!-- seen -->");
    expect(existsSync(join(outDir, "leftover.js"))).toBe(false);
  });

  test("says what to do where vite is not installed, and takes a build that was brought along", async () => {
    const copy = join(directory, "copy");
    for (const path of ["package.json", "src/web"]) cpSync(join(root, path), join(copy, path), { recursive: true });
    const build = promisify(execFile)(process.execPath, [join(copy, "src/web/build.ts")], { cwd: copy });
    await expect(build).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/^The playground must be built and the package vite is not installed\. Run `npm ci`[^\n]*\n$/) });
    cpSync(outDir, join(copy, "public/playground"), { recursive: true });
    const { stdout } = await promisify(execFile)(process.execPath, [join(copy, "src/web/build.ts")], { cwd: copy });
    expect(stdout).toMatch(/^Playground fresh in /);
  });
});
