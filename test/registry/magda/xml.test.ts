import { describe, expect, it } from "vitest";
import { child, children, parseXml, textAt } from "../../../src/registry/magda/xml.ts";
import { SourceFault } from "../../../src/registry/source-fault.ts";

const MOST_BYTES = 5_000_000;
/** Reading a megabyte takes less than a second where it is linear; minutes where it is not. */
const BOUND_MS = 10_000;

function faultOf(body: string | Uint8Array): SourceFault {
  try {
    parseXml(typeof body === "string" ? Buffer.from(body) : body);
  } catch (error) {
    if (error instanceof SourceFault) return error;
    throw error;
  }
  throw new Error("It was read");
}

function utf16(text: string): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
}

const laughs = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`).join("");

describe("what is refused as UNREADABLE", () => {
  it.each<[string, string | Uint8Array]>([
    ["nothing", ""],
    ["blanks", " \n\t "],
    ["text", "Service unavailable"],
    ["JSON", '{"a":1}'],
    ["a declaration only", '<?xml version="1.0"?>'],
    ["cut off in text", "<a><b>x"],
    ["cut off in a tag", "<a><b>x</b"],
    ["cut off before the last end", "<a><b>x</b>"],
    ["cut off in an attribute", '<a b="x'],
    ["ends that do not match", "<a><b></a></b>"],
    ["an end of another case", "<a></A>"],
    ["an end too many", "<a></a></b>"],
    ["two roots", "<a/><b/>"],
    ["two roots of one name", "<a/><a/>"],
    ["text after the root", "<a></a>x"],
    ["an attribute twice", '<a x="1" x="2"/>'],
    ["an attribute without quotes", "<a x=1/>"],
    ["a bare <", "<a>1 < 2</a>"],
    ["a bare &", "<a>x & y</a>"],
    ["an open comment", "<a><!-- x</a>"],
    ["an open CDATA", "<a><![CDATA[x</a>"],
    ["a document type", "<!DOCTYPE a><a/>"],
    ["a document type of another case", "<!doctype a><a/>"],
    ["a document type after the root's start", "<a><!DoCtYpE a></a>"],
    ["an external entity", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ["an external parameter entity", '<!DOCTYPE a [<!ENTITY % x SYSTEM "https://example.be/x.dtd">%x;]><a/>'],
    ["an external document type", '<!DOCTYPE a SYSTEM "https://example.be/x.dtd"><a/>'],
    ["a billion laughs", `<!DOCTYPE a [<!ENTITY l0 "ha">${laughs}]><a>&l9;</a>`],
    ["UTF-16 with a mark", utf16('<?xml version="1.0" encoding="UTF-16"?><a>x</a>')],
    ["UTF-16 without a mark", Buffer.from("<a>x</a>", "utf16le")],
    ["a document type in UTF-16", utf16("<!DOCTYPE a><a/>")],
    ["another declared encoding", '<?xml version="1.0" encoding="ISO-8859-1"?><a>x</a>'],
    ["UTF-7", '<?xml version="1.0" encoding="UTF-7"?>+ADw-a/+AD4-'],
    ["bytes of Latin-1", Buffer.from("<a>é</a>", "latin1")],
    ["bytes cut in a character", Buffer.from("<a>é</a>").subarray(0, 4)],
    ["a NUL", "<a>x\0y</a>"],
    ["a NUL at the end", "<a/>\0"],
    ["10,000 elements deep", "<a>".repeat(10_000) + "</a>".repeat(10_000)],
    ["10,000 deep behind ends in a comment", `<a><!--${"</a>".repeat(10_000)}-->${"<a>".repeat(10_000)}${"</a>".repeat(10_000)}</a>`],
    ["10,000 deep behind ends in attributes", '<a b="/>">'.repeat(10_000) + "</a>".repeat(10_000)],
    ["65 deep", "<a>".repeat(66) + "</a>".repeat(66)],
    ["an element __proto__", "<a><__proto__><isAdmin>1</isAdmin></__proto__></a>"],
    ["an element __proto__ with a prefix", '<a xmlns:n="x"><n:__proto__><isAdmin>1</isAdmin></n:__proto__></a>'],
    ["an element constructor", "<a><constructor><prototype><isAdmin>1</isAdmin></prototype></constructor></a>"],
  ])("%s", (_, body) => {
    const fault = faultOf(body);
    expect([fault.code, fault.isRetryable]).toEqual(["UNREADABLE", false]);
    expect(fault.message).not.toMatch(/passwd|example|isAdmin/);
    expect(({} as Record<string, unknown>)["isAdmin"]).toBeUndefined();
  });
});

describe("what is harmless", () => {
  it("an attribute __proto__ is an attribute like others", () => {
    const document = parseXml(Buffer.from('<a __proto__="1" constructor="2" hasOwnProperty="3"/>'));
    expect([textAt(document, "a", "@__proto__"), textAt(document, "a", "@constructor"), textAt(document, "a", "@hasOwnProperty")]).toEqual(["1", "2", "3"]);
    expect([Object.getPrototypeOf(child(document, "a")), ({} as Record<string, unknown>)["1"]]).toEqual([Object.prototype, undefined]);
  });

  it("names that objects have from the start are not found where they are not", () => {
    const document = parseXml(Buffer.from("<a><b/></a>"));
    expect(["__proto__", "constructor", "toString"].map((name) => [child(document, "a", name), children(document, name), textAt(document, "a", "b", name)])).toEqual(Array.from({ length: 3 }, () => [undefined, [], null]));
  });

  it("an entity that is not known stays as it is written", () => {
    expect(textAt(parseXml(Buffer.from("<a>x &foo; &#0; &#x110000; &#99999999; y</a>")), "a")).toBe("x &foo; &#0; &#x110000; &#99999999; y");
  });

  it("an instruction is not read", () => {
    expect(parseXml(Buffer.from('<?xml version="1.0"?><?xml-stylesheet href="https://example.be/x.xsl"?><a>x</a>'))).toEqual({ a: "x" });
  });
});

describe("what is read", () => {
  it.each([
    ["the entities of XML", "<a>&lt;b&gt; &amp;amp; &quot;&apos;</a>", `<b> &amp; "'`],
    ["references of characters", "<a>Caf&#233; &#xE9;&#x1F600; &#38;lt; &amp;#233;</a>", "Café é😀 &lt; &#233;"],
    ["CDATA as it is", "<a>x<![CDATA[<y>&amp;&#233;]]>z</a>", "x<y>&amp;&#233;z"],
    ["text around comments", "<a>x<!-- <b> -->y</a>", "xy"],
    ["text that looks like a number", "<a>0010.50</a>", "0010.50"],
    ["text beside attributes", '<a b="1"> x </a>', "x"],
  ])("%s", (_, text, expected) => {
    expect(textAt(parseXml(Buffer.from(text)), "a")).toBe(expected);
  });

  it("attributes with references, and a > in them", () => {
    expect(textAt(parseXml(Buffer.from('<a b="&#233; > &amp;lt;"/>')), "a", "@b")).toBe("é > &lt;");
  });

  it("prefixes are left out, a mark in front and a declared UTF-8 too", () => {
    expect(parseXml(Buffer.from('\u{FEFF}<?xml version="1.0" encoding="utf-8"?><n:a xmlns:n="x"><n:b n:c="1">2</n:b></n:a>'))).toEqual({ a: { b: { "@c": "1", "#text": "2" } } });
  });

  it("one, several and no elements of a name", () => {
    const document = parseXml(Buffer.from("<a><b>1</b><b>2</b><c/><d> </d></a>"));
    expect([children(child(document, "a"), "b"), children(child(document, "a"), "c"), children(child(document, "a"), "x")]).toEqual([["1", "2"], [""], []]);
    expect([textAt(document, "a", "b"), textAt(document, "a", "c"), textAt(document, "a", "d"), textAt(document, "a", "x", "y")]).toEqual(["1", null, null, null]);
  });

  it("64 elements deep", () => {
    expect(parseXml(Buffer.from("<a>".repeat(64) + "</a>".repeat(64)))).toHaveProperty("a.a.a");
  });
});

/** A unit as often as it fits in so many bytes, between a start and an end. */
function fill(bytes: number, unit: string, [start, end]: readonly [string, string] = ["<r>", "</r>"]): Buffer {
  return Buffer.from(start + unit.repeat(Math.floor((bytes - start.length - end.length) / unit.length)) + end);
}

describe("a long document", () => {
  it("of well-formed entries is read", () => {
    const entry = '<Activiteit DatumBegin="2008-01-01"><Nace><Code>84301</Code><Versie>2008</Versie></Nace><Groep>001</Groep></Activiteit>';
    const body = fill(MOST_BYTES, entry);
    const began = performance.now();
    const document = parseXml(body);
    console.log(`${body.length} bytes of XML read in ${Math.round(performance.now() - began)} ms`);
    expect(children(child(document, "r"), "Activiteit")).toHaveLength((body.length - 7) / entry.length);
  });

  it.each<[string, Buffer]>([
    ["starts without an end", fill(1_000_000, "<a", ["", ""])],
    ["starts", fill(1_000_000, "<a>", ["", ""])],
    ["open comments", fill(1_000_000, "<!--")],
    ["open CDATA", fill(1_000_000, "<![CDATA[")],
    ["ends", fill(1_000_000, "</a ")],
    ["ampersands", fill(1_000_000, "&#")],
    ["digits of a reference", fill(1_000_000, "1", ["<r>&#", "</r>"])],
    ["encodings", fill(1_000_000, " encoding", ["<?xml", ""])],
    ["quotes", fill(1_000_000, '"', ["<r ", "/>"])],
    ["deep elements", Buffer.from("<a>".repeat(140_000) + "</a>".repeat(140_000))],
  ])("of %s is refused in bounded time", (_, body) => {
    const began = performance.now();
    expect(faultOf(body).code).toBe("UNREADABLE");
    expect(performance.now() - began).toBeLessThan(BOUND_MS);
  });
});
