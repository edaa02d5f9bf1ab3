// Runs one import in a process of its own, so that a test can kill it. Arguments: target as JSON, file, where to stop ("bytes" or "rows").
import { writeSync } from "node:fs";
import { importDossiers } from "../../src/intake/import-dossiers.ts";
import type { Target } from "../../src/db/connect.ts";

const [target = "", file = "", point] = process.argv.slice(2);
await importDossiers({
  target: JSON.parse(target) as Target,
  file,
  rejectFile: null,
  onProgress: ({ unit }) => {
    if (unit === point) writeSync(1, "reached\n");
  },
});
