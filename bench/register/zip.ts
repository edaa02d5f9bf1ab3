import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";

/** A file of the zip: its name and its bytes in chunks, drawn only when it is its turn. */
export type Entry = { readonly name: string; readonly chunks: () => Iterable<Buffer> };

/** The day that every file of a generated zip bears, so that the same rows make the same bytes. */
const MTIME = new Date("2025-10-05T00:00:00Z");

/** Writes the entries in order to a zip file; memory stays flat. */
export async function writeZip(file: string, entries: readonly Entry[]): Promise<void> {
  const zip = new ZipFile();
  for (const { name, chunks } of entries) zip.addReadStreamLazy(name, { mtime: MTIME, compressionLevel: 6 }, (done) => done(null, Readable.from(chunks(), { objectMode: false })));
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
}
