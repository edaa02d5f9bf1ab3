import { basename } from "node:path";
import { createInflateRaw, crc32 } from "node:zlib";
import { openPromise, type Entry, type ZipFile } from "yauzl";
import { DomainError } from "../../domain/errors.ts";
import { fileFault } from "./errors.ts";

const INFLATE_CHUNK_BYTES = 256 * 1024;
const MEGABYTE = 1024 * 1024;
/** A full extract of October 2025 holds 2.3 GB, its best packed file 1 byte in 25. */
const MAX_UNPACKED_BYTES = 32 * 1024 * MEGABYTE;
const MAX_RATIO = 200;
const MAX_ENTRIES = 100;
const STORED = 0;
const DEFLATED = 8;

/** An opened register zip: its directory is checked, its contents are checked while they are read. */
export type RegisterZip = {
  /** Names of the files, as delivered. */
  readonly names: readonly string[];
  /** Unpacked size in bytes. */
  readonly size: (name: string) => number;
  /** The unpacked bytes in order. Throws INVALID_FILE when they are damaged, more or less than the directory says, or fail the CRC. */
  readonly read: (name: string) => AsyncGenerator<Buffer>;
  readonly close: () => void;
};

/**
 * Opens a zip and refuses, before anything is unpacked, one that is truncated or encrypted, or that holds paths, names twice,
 * overlapping entries or far more than a register (a bomb). Throws INVALID_FILE.
 */
export async function openRegisterZip(path: string): Promise<RegisterZip> {
  const file = basename(path);
  const zip = await open(path, file);
  try {
    const entries = await readDirectory(zip, file);
    const entryOf = (name: string): Entry => {
      const entry = entries.get(name);
      if (entry === undefined) throw missing(file, name);
      return entry;
    };
    return { names: [...entries.keys()], size: (name) => entryOf(name).uncompressedSize, read: (name) => readEntry(zip, entryOf(name)), close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function open(path: string, file: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, strictFileNames: true });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === "ENOENT") throw new DomainError("INVALID_FILE", `${file} does not exist. Check the path.`, { cause });
    if (code === "EACCES" || code === "EISDIR") throw new DomainError("INVALID_FILE", `${file} can't be read (${code}). Give the path of a readable zip file.`, { cause });
    throw fileFault({ file }, "is no complete zip file: its directory is missing or damaged. Download it again.", cause);
  }
}

function missing(file: string, name: string): DomainError {
  return fileFault({ file }, `holds no ${name}. Use the zip of KBO Open Data as delivered.`);
}

async function readDirectory(zip: ZipFile, file: string): Promise<Map<string, Entry>> {
  if (zip.entryCount > MAX_ENTRIES) throw fileFault({ file }, `holds ${zip.entryCount} entries; a register zip holds fewer than ${MAX_ENTRIES}.`);
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) addEntry(entries, entry, file);
  } catch (cause) {
    if (cause instanceof DomainError) throw cause;
    throw fileFault({ file }, `its directory is damaged or holds a name that is no plain file name (${message(cause)}). Download it again.`, cause);
  }
  refuseOverlaps([...entries.values()], zip.fileSize, file);
  return entries;
}

function addEntry(entries: Map<string, Entry>, entry: Entry, file: string): void {
  const name = entry.fileName;
  if (!/^[\w.-]+$/.test(name)) throw fileFault({ file }, `holds an entry named ${JSON.stringify(name)}; only plain file names are read. Use the zip as delivered.`);
  if (entries.has(name)) throw fileFault({ file }, `holds ${name} twice. Use the zip as delivered.`);
  if (entry.isEncrypted()) throw fileFault({ file }, `${name} is encrypted. Unpack it and make a zip without a password.`);
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) throw fileFault({ file }, `${name} is packed by method ${entry.compressionMethod}; only stored and deflated entries are read.`);
  if (entry.uncompressedSize > MEGABYTE && entry.uncompressedSize > entry.compressedSize * MAX_RATIO) {
    throw fileFault({ file }, `${name} claims to unpack to more than ${MAX_RATIO} times its size, as a zip bomb does. It is not read.`);
  }
  entries.set(name, entry);
  const total = [...entries.values()].reduce((sum, other) => sum + other.uncompressedSize, 0);
  if (total > MAX_UNPACKED_BYTES) throw fileFault({ file }, `unpacks to more than ${MAX_UNPACKED_BYTES / 1024 / MEGABYTE} GB. It is not read.`);
}

/** Overlapping entries are how a small zip claims a large content while every single ratio looks sound. */
function refuseOverlaps(entries: readonly Entry[], fileSize: number, file: string): void {
  let end = 0;
  for (const entry of entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    if (entry.relativeOffsetOfLocalHeader < end) throw fileFault({ file }, `its entry ${entry.fileName} overlaps another one, as in a zip bomb. It is not read.`);
    end = entry.relativeOffsetOfLocalHeader + entry.compressedSize;
  }
  if (end > fileSize) throw fileFault({ file }, "is truncated: its entries reach beyond its end. Download it again.");
}

/** Reads the packed bytes and inflates them here, in larger pieces than yauzl does: that halves the time of a large file. */
async function* readEntry(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  const file = entry.fileName;
  let bytes = 0;
  let crc = 0;
  const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false }).catch((cause: unknown) => {
    throw fileFault({ file }, "its place inside the zip is damaged. Download the zip again.", cause);
  });
  try {
    const inflate = entry.compressionMethod === DEFLATED ? createInflateRaw({ chunkSize: INFLATE_CHUNK_BYTES }) : null;
    if (inflate !== null) packed.once("error", (error) => inflate.destroy(error));
    for await (const chunk of (inflate === null ? packed : packed.pipe(inflate)) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > entry.uncompressedSize) throw fileFault({ file }, `holds more than the ${entry.uncompressedSize} bytes that the zip's directory says. Download the zip again.`);
      crc = crc32(chunk, crc);
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof DomainError) throw cause;
    throw fileFault({ file }, "is damaged inside the zip and can't be unpacked. Download the zip again.", cause);
  } finally {
    packed.destroy();
  }
  if (bytes !== entry.uncompressedSize) throw fileFault({ file }, `holds ${bytes} bytes where the zip's directory says ${entry.uncompressedSize}. Download the zip again.`);
  if (crc !== entry.crc32) throw fileFault({ file }, "fails its checksum (CRC-32): bytes were changed. Download the zip again.");
}

function message(cause: unknown): string {
  return cause instanceof Error ? cause.message : "unknown";
}
