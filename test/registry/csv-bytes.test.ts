import { describe, expect, it } from "vitest";
import { CsvScanner } from "../../src/registry/open-data/csv-bytes.ts";
import { fieldText } from "../../src/registry/open-data/fields.ts";

type Read = readonly (readonly [line: number, ...fields: string[]])[];

function scan(text: string | Buffer, cuts: readonly number[] = []): Read {
  const rows: [number, ...string[]][] = [];
  const scanner = new CsvScanner("a.csv", (row) => rows.push([row.line, ...Array.from({ length: row.count }, (_, index) => fieldText(row, index))]));
  const bytes = Buffer.from(text as string);
  const ends = [...cuts, bytes.length];
  ends.forEach((end, index) => scanner.push(bytes.subarray(ends[index - 1] ?? 0, end)));
  scanner.finish();
  return rows;
}

describe("the bytes of a CSV file", () => {
  it("are split into quoted, bare, empty and doubled fields", () => {
    expect(scan('"a","b"\n1,,"",x\n"say ""hi""",2\n')).toEqual([[1, "a", "b"], [2, "1", "", "", "x"], [3, 'say "hi"', "2"]]);
  });

  it("may hold newlines and commas inside quotes, which count as lines", () => {
    expect(scan('"a\nb,c",1\r\n"d",2\r\n')).toEqual([[1, "a\nb,c", "1"], [3, "d", "2"]]);
  });

  it("may lack the last newline, hold blank lines and start with a byte order mark", () => {
    expect(scan('\uFEFF"a",1\n\n\r\nb,2')).toEqual([[1, "a", "1"], [4, "b", "2"]]);
  });

  it("give the same rows wherever the stream is cut", () => {
    const text = '"é""x","b\r\nc",\r\n,"","漢字"\n"z"';
    const whole = scan(text);
    expect(whole).toEqual([[1, 'é"x', "b\r\nc", ""], [3, "", "", "漢字"], [4, "z"]]);
    for (let first = 1; first < Buffer.byteLength(text); first += 1) {
      for (let second = first; second < Buffer.byteLength(text); second += 1) expect(scan(text, [first, second])).toEqual(whole);
    }
  });

  it("are refused at the line and column of a quote out of place", () => {
    expect(() => scan('a,b\nc,d"e\n')).toThrow("a.csv, line 2, column 2: a quote stands inside a field");
    expect(() => scan('a,b\n"c\n" x,d\n')).toThrow("a.csv, line 3, column 1: text follows the closing quote");
    expect(() => scan('a,b\nc,"d\ne\n')).toThrow("a.csv, line 2: a quote is opened and never closed.");
  });

  it("are refused at the line and column that is no UTF-8", () => {
    expect(() => scan(Buffer.from("a,b\nc,d\xff\n", "latin1"))).toThrow("a.csv, line 2, column 2: the bytes are no UTF-8 text.");
  });

  it("are refused when a row has more columns than any file", () => {
    expect(() => scan(`${",".repeat(64)}\n`)).toThrow("a row has more than 64 columns");
  });
});
