import { describe, expect, it } from "vitest";
import { readCredential } from "../../src/access/credential.ts";

const key = "kmo_0g2sc7xb_IL-zM9O0_Mj3DmQ_cwNsjctaN6bTMHqYIZXfXZUsz0k1ghxdee";
const basic = (text: string): string => `Basic ${Buffer.from(text).toString("base64")}`;

describe("an Authorization header", () => {
  it.each([
    ["Bearer and a key", `Bearer ${key}`],
    ["the scheme in small letters", `bearer ${key}`],
    ["the scheme in capitals and two spaces", `BEARER  ${key}`],
    ["Basic with a user", basic(`power-bi:${key}`)],
    ["Basic without a user", basic(`:${key}`)],
    ["Basic with a user of other letters", basic(`gebruiker é 漢:${key}`)],
    ["Basic in small letters", basic(`x:${key}`).replace("Basic", "basic")],
  ])("holds a key: %s", (_name, header) => {
    expect(readCredential(header)).toEqual({ kind: "KEY", text: key });
  });

  it("holds a token", () => {
    expect(readCredential("Bearer eyJhbGciOiJFUzI1NiJ9.e30.AA-_")).toEqual({ kind: "TOKEN", text: "eyJhbGciOiJFUzI1NiJ9.e30.AA-_" });
    expect(readCredential("Bearer eyJhbGciOiJub25lIn0.e30.")).toEqual({ kind: "TOKEN", text: "eyJhbGciOiJub25lIn0.e30." });
  });

  it.each([
    ["nothing", ""],
    ["spaces", "   "],
    ["a scheme alone", "Bearer"],
    ["a scheme and a space", "Bearer "],
    ["a key without a scheme", key],
    ["another scheme", `Api-Key ${key}`],
    ["Digest", 'Digest username="x", response="y"'],
    ["a word", "Bearer letmein"],
    ["an encrypted token", "Bearer a.b.c.d.e"],
    ["two values", `Bearer ${key} ${key}`],
    ["several headers joined", `Bearer ${key}, Bearer ${key}`],
    ["several headers joined without a space", `Bearer ${key},Bearer`],
    ["a key in quotes", `Bearer "${key}"`],
    ["a tab between", `Bearer\t${key}`],
    ["Basic of no base64", "Basic %%%"],
    ["Basic in the letters for addresses", "Basic -_-_"],
    ["Basic with a line end", `${basic(`x:${key}`)}\nX: y`],
    ["Basic without a colon", basic(key)],
    ["Basic with a password that is no key", basic("admin:admin")],
    ["Basic with a token as the password", basic("x:eyJhbGciOiJFUzI1NiJ9.e30.AA")],
    ["Basic with the key as the user", basic(`${key}:`)],
    ["Basic with an empty password", basic("x:")],
    ["a NUL", `Bearer ${key}\u0000`.replace(key, "")],
    ["17 KB", `Bearer ${"a".repeat(17_000)}.b.c`],
    ["60 KB of spaces", `Bearer${" ".repeat(60_000)}`],
  ])("with %s is refused with what is taken, and without what was sent", (_name, header) => {
    try {
      readCredential(header);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: "UNAUTHENTICATED", message: expect.stringMatching(/ Send one header: `Authorization: Bearer <key or access token>`, or Basic with a key as the password and any user name; or none, to ask as the public\.$/) });
      expect((error as Error).message).not.toContain("IL-zM9O0");
    }
  });
});
