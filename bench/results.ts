import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FILE = join(import.meta.dirname, "RESULTS.md");
const HEAD = "# Benchmark results\n\nWritten by `npm run bench -- NAME`. Compare ratios, not absolute figures.\n";

/** Puts the section in RESULTS.md, in place of an earlier one with the same title; the other sections stay. Returns the file. */
export function writeSection(title: string, body: string): string {
  const text = existsSync(FILE) ? readFileSync(FILE, "utf8") : HEAD;
  const [head = HEAD, ...sections] = text.split(/^(?=## )/m);
  const kept = sections.filter((section) => !section.startsWith(`## ${title}\n`)).map((section) => section.trimEnd());
  writeFileSync(FILE, `${[head.trimEnd(), ...kept, `## ${title}\n\n${body.trimEnd()}`].join("\n\n")}\n`);
  return FILE;
}

/** A Markdown table. */
export function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}
