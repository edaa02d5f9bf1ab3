import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../../src/config.ts";
import { openDb } from "../../../src/db/client.ts";
import { startEmbedded } from "../../../src/db/embedded.ts";
import { migrateDatabase } from "../../../src/db/migrate.ts";
import { insertWorld } from "../../intake/life-cycle/world.ts";
import { insertFixtures } from "../../support/fixtures.ts";

/** A data folder for a service, with applicants, providers and no dossier; the data count as generated. */
export type Folder = { readonly dataDir: string; readonly companies: readonly string[]; readonly remove: () => void };

export async function makeFolder(companies: number): Promise<Folder> {
  const dataDir = mkdtempSync(join(tmpdir(), "kmo-graph-faults-"));
  chmodSync(dataDir, 0o711); // as root, postgres runs as another user and has to get through
  const server = await startEmbedded({ directory: join(dataDir, "pg"), settings: { shared_buffers: "32MB" } });
  try {
    await migrateDatabase(server.target(), join(root, "drizzle"));
    const handle = openDb(server.target(), { max: 1 });
    await insertFixtures(handle, { loads: [{ kind: "REGISTER", fileName: "made-up.zip", synthetic: true, through: "2026-01-01" }] });
    const numbers = await insertWorld(handle, companies);
    await handle.close();
    return { dataDir, companies: numbers, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
  } finally {
    await server.stop();
  }
}
