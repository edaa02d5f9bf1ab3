import { startEmbedded } from "../../src/db/embedded.ts";

// Serves a folder until it is killed; says on standard output where, or why not.
try {
  const embedded = await startEmbedded({ directory: process.argv[2] ?? "", settings: { fsync: "off", shared_buffers: "16MB" } });
  process.stdout.write(`${JSON.stringify(embedded.target())}\n`);
} catch (error) {
  process.stdout.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
