import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Target } from "../../src/db/connect.ts";
import { importRegister } from "../../src/registry/open-data/import-register.ts";

/** What the process of one import says of itself on its standard output, as JSON. */
export type ChildReport = { readonly peakBytes: number; readonly rows: Readonly<Record<string, number>> };

const [target = "{}", file = ""] = process.argv.slice(2);
const report = await importRegister({ target: JSON.parse(target) as Target, file, strict: true, reportDirectory: dirname(file), onProgress: () => {} });
const rows = Object.fromEntries(report.files.map((part) => [part.file, part.rows]));
console.log(JSON.stringify({ peakBytes: peakBytes(), rows } satisfies ChildReport));

/** Most memory this process ever had resident; Linux keeps it per program, elsewhere it includes what was before it started. */
function peakBytes(): number {
  const kilobytes = process.platform === "linux" ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] : undefined;
  return Number(kilobytes ?? process.resourceUsage().maxRSS) * 1024;
}
