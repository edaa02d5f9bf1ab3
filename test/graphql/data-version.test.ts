import { describe, expect, it } from "vitest";
import { findDataVersion } from "../../src/db/find/data-version.ts";
import { statementsOf } from "../support/api.ts";
import { freshDatabase } from "../support/database.ts";
import { insertFixtures } from "../support/fixtures.ts";
import { world } from "./world.ts";

const database = await freshDatabase();

describe("findDataVersion", () => {
  it("knows of nothing in an empty database", async () => {
    expect(await findDataVersion(database.db)).toEqual({ id: "0-0", horizon: 0, loadedAt: null, dossiersThrough: null, kboExtract: null, registerLoadedAt: null, registerThrough: null, synthetic: false, notes: [], breaks: [] });
  });

  it("takes notes and breaks of the last register import and of all others, each once, in one statement", async () => {
    await insertFixtures(database, world);
    const statements = await statementsOf(database, async () =>
      expect(await findDataVersion(database.db)).toEqual({
        id: "3-4",
        horizon: 3,
        loadedAt: new Date("2025-06-11T01:00:00Z"),
        dossiersThrough: "2025-05-31",
        kboExtract: "140",
        registerLoadedAt: new Date("2025-06-09T01:00:00Z"),
        registerThrough: "2025-06-08",
        synthetic: true,
        notes: [{ NL: "noot", FR: "note", DE: "Notiz", EN: "note" }],
        breaks: [{ on: "2017-01-01", note: { NL: "breuk", FR: "rupture", DE: "Bruch", EN: "break" } }],
      }),
    );
    expect(statements).toHaveLength(1);
  });

  it("changes with every event and every import", async () => {
    await insertFixtures(database, { events: [{ reference: "A-1", kind: "CORRECTED", by: "import:4" }] });
    expect((await findDataVersion(database.db)).id).toBe("4-4");
    await insertFixtures(database, { loads: [{ kind: "REGISTER", fileName: "next.zip", extractNumber: 141, synthetic: true }] });
    expect(await findDataVersion(database.db)).toMatchObject({ id: "4-5", kboExtract: "141" });
  });
});
