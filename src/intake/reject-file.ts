import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify";
import { DomainError } from "../domain/errors.ts";
import { rowFaultText, type RowFault } from "./fault.ts";
import { rejectColumns, type Header } from "./header.ts";

/** Takes the bad rows of a file. */
export type RejectFile = {
  readonly add: (line: number, faults: readonly RowFault[], fields: readonly string[]) => Promise<void>;
  /** Resolves when everything is on disk; may be called again. */
  readonly close: () => Promise<void>;
};

/**
 * Opens a CSV file, replacing an older one, with `line` and `reason` before the columns of the imported file. Values that a spreadsheet
 * would take for a formula get an apostrophe in front. Throws INVALID_ARGUMENT when the file can't be written.
 */
export async function openRejectFile(path: string, header: Header): Promise<RejectFile> {
  const rows = stringify({ escape_formulas: true });
  const target = createWriteStream(path);
  await once(target, "open").catch((cause: unknown) => {
    throw new DomainError("INVALID_ARGUMENT", `The file for bad rows can't be written (${(cause as NodeJS.ErrnoException).code}). Give a file in a folder that exists and that this user may write to.`, { cause });
  });
  const written = pipeline(rows, target);
  written.catch(() => {}); // thrown by close()
  const own = header.names.map((name, place) => ({ name, place })).filter(({ name }) => !(rejectColumns as readonly string[]).includes(name));
  rows.write([...rejectColumns, ...own.map(({ name }) => name)]);
  return {
    add: async (line, faults, fields) => {
      const row = [String(line), faults.map(rowFaultText).join("; "), ...(fields.length === header.names.length ? own.map(({ place }) => fields[place]) : fields)];
      if (!rows.write(row)) await Promise.race([once(rows, "drain"), written]);
    },
    close: () => {
      if (!rows.writableEnded) rows.end();
      return written;
    },
  };
}
