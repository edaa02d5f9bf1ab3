import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type * as Vite from "vite";

const sources = import.meta.dirname;
const project = join(sources, "../..");
const STAMP = ".stamp";
/** Packages that end up in the built files or make them; package.json pins each to one version. */
const PACKAGES = ["vite", "graphiql", "@graphiql/react", "@graphiql/toolkit", "@graphiql/plugin-explorer", "monaco-editor", "monaco-graphql", "react", "react-dom", "graphql"];

/** Vite, a development package, is not there. The message says what to do. */
export class NotInstalledError extends Error {
  override readonly name = "NotInstalledError";
}

/**
 * Builds the playground into `outDir` (default public/playground) unless that holds a build of the same sources and package versions.
 * The folder is replaced as a whole, after the build. Throws NotInstalledError when a build is needed and vite is not installed.
 */
export async function buildPlayground({ outDir = join(project, "public/playground") } = {}): Promise<"built" | "fresh"> {
  const stamp = fingerprint();
  const stampFile = join(outDir, STAMP);
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return "fresh";
  const { build } = await vite();
  const next = `${outDir}.next-${process.pid}`;
  try {
    await build({ configFile: join(sources, "vite.config.ts"), logLevel: "warn", build: { outDir: next } });
    writeFileSync(join(next, STAMP), stamp);
    rmSync(outDir, { recursive: true, force: true });
    renameSync(next, outDir);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
  return "built";
}

function fingerprint(): string {
  const hash = createHash("sha256");
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
  for (const name of PACKAGES) hash.update(`${name}@${devDependencies[name] ?? dependencies[name]}\n`);
  const files = globSync("**/*.*", { cwd: sources }).sort();
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(sources, file))).update("\n");
  return hash.digest("hex");
}

async function vite(): Promise<Pick<typeof Vite, "build">> {
  try {
    return await import("vite");
  } catch (cause) {
    throw new NotInstalledError("The playground must be built and the package vite is not installed. Run `npm ci` with development packages, or copy public/playground from another build.", { cause });
  }
}

if (import.meta.main) {
  const started = performance.now();
  try {
    const outcome = await buildPlayground();
    process.stdout.write(`Playground ${outcome} in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  } catch (error) {
    if (!(error instanceof NotInstalledError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
