import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { openRegisterZip } from "../../src/registry/open-data/zip.ts";
import { temporaryDirectory, writeZip } from "./zip-file.ts";

const directory = temporaryDirectory();
const text = Array.from({ length: 2000 }, (_, index) => `line ${index * 7919}`).join("\n");

type Entry = { readonly name: string; readonly packed: Buffer; readonly size: number; readonly crc: number; readonly flags?: number; readonly method?: number; readonly at?: number };

const deflated = (name: string, content: string): Entry => ({ name, packed: deflateRawSync(content), size: Buffer.byteLength(content), crc: crc32(content) });

function header(entry: Entry, isCentral: boolean, offset: number): Buffer {
  const { name, packed, size, crc, flags = 0, method = 8 } = entry;
  const fixed = Buffer.alloc(isCentral ? 46 : 30);
  let at = fixed.writeUInt32LE(isCentral ? 0x02014b50 : 0x04034b50, 0);
  if (isCentral) at = fixed.writeUInt16LE(20, at);
  at = fixed.writeUInt16LE(20, at);
  at = fixed.writeUInt16LE(flags, at);
  at = fixed.writeUInt16LE(method, at) + 4;
  at = fixed.writeUInt32LE(crc, at);
  at = fixed.writeUInt32LE(packed.length, at);
  at = fixed.writeUInt32LE(size, at);
  fixed.writeUInt16LE(name.length, at);
  if (isCentral) fixed.writeUInt32LE(offset, 42);
  return Buffer.concat([fixed, Buffer.from(name)]);
}

/** A zip written by hand, so that its directory can lie. */
function handmade(...entries: readonly Entry[]): string {
  const parts: Buffer[] = [];
  let offset = 0;
  const directoryParts = entries.map((entry) => {
    const central = header(entry, true, entry.at ?? offset);
    if (entry.at === undefined) {
      parts.push(header(entry, false, 0), entry.packed);
      offset = parts.reduce((sum, part) => sum + part.length, 0);
    }
    return central;
  });
  const central = Buffer.concat(directoryParts);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  const path = join(directory, "handmade.zip");
  writeFileSync(path, Buffer.concat([...parts, central, end]));
  return path;
}

async function readAll(path: string, name: string): Promise<string> {
  const zip = await openRegisterZip(path);
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of zip.read(name)) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  } finally {
    zip.close();
  }
}

describe("a zip", () => {
  it("gives its names, sizes and contents, stored or deflated", async () => {
    expect(await readAll(handmade(deflated("a.csv", text)), "a.csv")).toBe(text);
    expect(await readAll(handmade({ name: "a.csv", packed: Buffer.from("as is"), size: 5, crc: crc32("as is"), method: 0 }), "a.csv")).toBe("as is");
    const zip = await openRegisterZip(await writeZip(join(directory, "two.zip"), { "a.csv": "x", "b.csv": "yz" }));
    expect([zip.names, zip.size("b.csv")]).toEqual([["a.csv", "b.csv"], 2]);
    zip.close();
  });

  it("that is not there, or no zip, is refused", async () => {
    await expect(openRegisterZip(join(directory, "none.zip"))).rejects.toThrow("none.zip does not exist. Check the path.");
    writeFileSync(join(directory, "text.zip"), text);
    await expect(openRegisterZip(join(directory, "text.zip"))).rejects.toThrow("text.zip: is no complete zip file");
    await expect(openRegisterZip(directory)).rejects.toMatchObject({ code: "INVALID_FILE" });
  });

  it("that is cut off anywhere is refused", async () => {
    const bytes = readFileSync(handmade(deflated("a.csv", text)));
    for (const part of [0, 0.1, 0.5, 0.9, 0.999]) {
      writeFileSync(join(directory, "cut.zip"), bytes.subarray(0, bytes.length * part));
      await expect(readAll(join(directory, "cut.zip"), "a.csv")).rejects.toMatchObject({ code: "INVALID_FILE" });
    }
  });

  it("with one bit turned in a file is refused, wherever the bit is", async () => {
    const bytes = readFileSync(handmade(deflated("a.csv", text)));
    const packed = deflateRawSync(text).length;
    for (let at = 35; at < 35 + packed; at += Math.ceil(packed / 40)) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] as number) ^ 4;
      writeFileSync(join(directory, "flipped.zip"), flipped);
      await expect(readAll(join(directory, "flipped.zip"), "a.csv")).rejects.toMatchObject({ code: "INVALID_FILE" });
    }
  });

  it("whose checksum differs is refused", async () => {
    await expect(readAll(handmade({ ...deflated("a.csv", text), crc: 1 }), "a.csv")).rejects.toThrow("a.csv: fails its checksum (CRC-32)");
  });

  it("whose directory states another size is refused", async () => {
    await expect(readAll(handmade({ ...deflated("a.csv", text), size: 10 }), "a.csv")).rejects.toThrow("a.csv: holds more than the 10 bytes that the zip's directory says.");
    await expect(readAll(handmade({ ...deflated("a.csv", "abc"), size: 10 }), "a.csv")).rejects.toThrow("a.csv: holds 3 bytes where the zip's directory says 10.");
  });

  it.each(["../a.csv", "/etc/a.csv", "C:/a.csv", "sub/a.csv", "a\\b.csv", "..", "a b.csv", ""])("with an entry named %j is refused", async (name) => {
    await expect(openRegisterZip(handmade(deflated(name, text)))).rejects.toMatchObject({ code: "INVALID_FILE" });
  });

  it("with a name twice is refused", async () => {
    await expect(openRegisterZip(handmade(deflated("a.csv", text), deflated("a.csv", text)))).rejects.toThrow("holds a.csv twice");
  });

  it("that is encrypted or packed by another method is refused", async () => {
    await expect(openRegisterZip(handmade({ ...deflated("a.csv", text), flags: 1 }))).rejects.toThrow("a.csv is encrypted");
    await expect(openRegisterZip(handmade({ ...deflated("a.csv", text), method: 12 }))).rejects.toThrow("a.csv is packed by method 12");
  });

  it("that claims to unpack to far more than it is, is refused before it is read", async () => {
    const zeros = "0".repeat(20_000_000);
    await expect(openRegisterZip(handmade(deflated("a.csv", zeros)))).rejects.toThrow("a.csv claims to unpack to more than 200 times its size");
  });

  it("whose entries overlap is refused", async () => {
    await expect(openRegisterZip(handmade(deflated("a.csv", text), { ...deflated("b.csv", text), at: 5 }))).rejects.toThrow("its entry b.csv overlaps another one");
  });

  it("with more entries than a register has is refused", async () => {
    const many = Array.from({ length: 101 }, (_, index) => deflated(`${index}.csv`, "x"));
    await expect(openRegisterZip(handmade(...many))).rejects.toThrow("holds 101 entries");
  });
});
