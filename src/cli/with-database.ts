import { resolve } from "node:path";
import { loadConfig, type Config } from "../config.ts";
import { openDatabase } from "../database.ts";
import type { Target } from "../db/connect.ts";
import type { OnProgress } from "../db/import-lock.ts";
import { failWith } from "./fail.ts";
import { Output } from "./output.ts";

/** What a command works with. */
export type Place = { readonly config: Config; readonly target: Target; readonly dataDir: string; readonly onProgress: OnProgress };

/** Where commands talk to people. */
export const output = new Output();

/** Runs a command on the database of the settings, beside a service that runs on it; a fault is told and ends the process with 1. */
export async function withDatabase(work: (place: Place) => Promise<void>): Promise<void> {
  try {
    const config = loadConfig();
    const database = await openDatabase(config, { beside: true });
    try {
      await work({ config, target: database.target, dataDir: resolve(config.dataDir), onProgress: output.progress });
    } finally {
      await database.stop();
    }
  } catch (error) {
    failWith(error, output);
  }
}
