import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../src/config.ts";
import { migrateDatabase } from "../../src/db/migrate.ts";
import { freshDatabase } from "../support/database.ts";

const database = await freshDatabase();

describe("migrateDatabase", () => {
  it("changes nothing when every migration is applied, also from several callers at once", async () => {
    const count = async (): Promise<number> => (await database.sql`select * from drizzle.__drizzle_migrations`).length;
    const before = await count();
    await Promise.all([1, 2, 3].map(() => migrateDatabase(database.target, join(root, "drizzle"))));
    expect(await count()).toBe(before);
  });

  it("refuses a folder with a migration that Drizzle would pass over in silence", async () => {
    const folder = mkdtempSync(join(tmpdir(), "kmo-graph-migrations-"));
    cpSync(join(root, "drizzle"), folder, { recursive: true });
    const journalFile = join(folder, "meta", "_journal.json");
    const journal = JSON.parse(readFileSync(journalFile, "utf8")) as { entries: object[] };
    journal.entries.push({ idx: 99, version: "7", when: 1, tag: "0099_late", breakpoints: true });
    writeFileSync(journalFile, JSON.stringify(journal));
    writeFileSync(join(folder, "0099_late.sql"), "select 1;");
    await expect(migrateDatabase(database.target, folder)).rejects.toThrow("must ascend");
  });
});

describe("change_horizon", () => {
  it("waits for a write that has taken its lock, and then sees its event", async () => {
    await using writer = await database.sql.reserve().then((sql) => Object.assign(sql, { [Symbol.asyncDispose]: async () => sql.release() }));
    await writer`begin`;
    await writer`select take_change_lock()`;
    await writer`insert into dossier_event (kind, by) values ('IMPORTED', 'test')`;
    const horizon = database.sql<{ seq: string }[]>`select change_horizon() as seq`.then(([row]) => Number(row?.seq));
    await expect(Promise.race([horizon, new Promise((done) => setTimeout(done, 200, "waiting"))])).resolves.toBe("waiting");
    await writer`commit`;
    expect(await horizon).toBe(1);
  });
});
