import { crc32 } from "node:zlib";
import { describe, expect, it } from "vitest";
import { dossierOrders } from "../../src/db/find/dossiers.ts";
import type { SortKey } from "../../src/db/find/keyset.ts";
import { decodeCursor, encodeCursor } from "../../src/graphql/cursor.ts";

/** A cursor with a right checksum over any values, as somebody could make who knows how. */
function forged(name: string, ...values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify([1, name, crc32(JSON.stringify([1, name, ...values])), ...values])).toString("base64url");
}

describe("cursors", () => {
  it("carry the place of a row to the microsecond, and null", () => {
    const keys: readonly SortKey[] = [["2016-05-01 10:00:00.000001+00", "a"], ["2016-05-01 10:00:00+00", "é\u{1F600}'\\"], [null, "a"]];
    for (const key of keys) expect(decodeCursor(dossierOrders.DECIDED_ASC, encodeCursor(dossierOrders.DECIDED_ASC, key))).toEqual(key);
  });

  it("never let a value through that the column could not hold, even with a right checksum", () => {
    const values = [["2016-02-30T00:00:00Z", "a"], ["2016-13-01 00:00:00+00", "a"], ["now", "a"], ["infinity", "a"], ["", "a"], [5, "a"], ["2016-05-01 10:00:00+00", null], ["2016-05-01 10:00:00+00", "a\0"], ["2016-05-01 10:00:00+00"], ["2016-05-01 10:00:00+00", "a", "b"], [["x"], "a"]];
    for (const each of values) expect(() => decodeCursor(dossierOrders.DECIDED_ASC, forged("DOSSIERS_DECIDED_ASC", ...each))).toThrow("This cursor was changed or cut off");
    expect(() => decodeCursor(dossierOrders.SUBMITTED_ASC, forged("DOSSIERS_SUBMITTED_ASC", null, "a"))).toThrow("This cursor was changed or cut off");
    expect(decodeCursor(dossierOrders.DECIDED_ASC, forged("DOSSIERS_DECIDED_ASC", null, "a"))).toEqual([null, "a"]);
  });
});
