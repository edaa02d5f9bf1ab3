import { describe, expect, it } from "vitest";
import { hashOf, keyText, makeKey, parseKey } from "../../src/access/key-text.ts";

const known = "kmo_0g2sc7xb_IL-zM9O0_Mj3DmQ_cwNsjctaN6bTMHqYIZXfXZUsz0k1ghxdee";

describe("the text of a key", () => {
  it("is kmo_, the id, the secret and the check digits, and is read back", () => {
    const parts = { id: "0g2sc7xb", secret: "IL-zM9O0_Mj3DmQ_cwNsjctaN6bTMHqYIZXfXZUsz0k" };
    expect(keyText(parts)).toBe(known);
    expect(parseKey(known)).toEqual(parts);
  });

  it("is another one each time, of 63 characters", () => {
    const texts = new Set(Array.from({ length: 1000 }, () => keyText(makeKey())));
    expect(texts.size).toBe(1000);
    for (const text of texts) expect(text).toMatch(/^kmo_[a-z0-9]{8}_[A-Za-z0-9_-]{43}[a-z0-9]{7}$/);
  });

  it("is told from one in which any single character was changed, lost, doubled or swapped with the next", () => {
    const damaged = Array.from(known).flatMap((character, at) => {
      const [before, after] = [known.slice(0, at), known.slice(at + 1)];
      const swapped = `${before}${after[0] ?? ""}${character}${after.slice(1)}`;
      return [`${before}${character === "x" ? "y" : "x"}${after}`, before + after, before + character + character + after, ...(swapped === known ? [] : [swapped])];
    });
    expect(damaged.length).toBeGreaterThan(240);
    expect(damaged.filter((text) => parseKey(text) !== null)).toEqual([]);
  });

  it.each([["empty", ""], ["the mark alone", "kmo_"], ["with a space before", ` ${known}`], ["with a line end after", `${known}\n`], ["in capitals", known.toUpperCase()], ["twice", known + known], ["a NUL in it", known.replace("_", "\u0000")], ["very long", `kmo_${"a".repeat(100_000)}`]])("is no key when it is %s", (_name, text) => {
    expect(parseKey(text)).toBeNull();
  });

  it("has the SHA-256 of its secret stored", () => {
    expect(hashOf("abc").toString("hex")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
});
