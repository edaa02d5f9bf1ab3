import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { afterAll } from "vitest";
import { ZipFile } from "yazl";

/** Texts or bytes by file name. */
export type Contents = Readonly<Record<string, string | Buffer>>;

/** A folder for the calling test file that goes when it ends. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "kmo-graph-register-"));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

export async function writeZip(path: string, contents: Contents): Promise<string> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(contents)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}
