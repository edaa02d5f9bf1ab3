import { loadConfig, type Config } from "../config.ts";
import { DomainError } from "../domain/errors.ts";
import { checkAll } from "../operations/checks/all.ts";
import { bad, type Finding } from "../operations/checks/finding.ts";
import { failWith } from "./fail.ts";
import { output } from "./with-database.ts";

/** `kmo-graph check`: a line for each thing on standard output; exit code 1 when one is bad. */
export async function checkCommand(): Promise<void> {
  let isBad = false;
  const tell = (finding: Finding): void => {
    isBad ||= finding.level === "bad";
    process.stdout.write(lineOf(finding));
  };
  try {
    const config = readConfig(tell);
    if (config !== null) await checkAll(config, tell);
  } catch (error) {
    failWith(error, output);
  }
  process.exitCode = isBad ? 1 : 0;
}

function readConfig(tell: (finding: Finding) => void): Config | null {
  try {
    return loadConfig();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    tell(bad("settings  can't be used, so nothing else was looked at", error.message));
    return null;
  }
}

/** Continuation lines are set in, so that each line that begins with a level is a finding. */
function lineOf({ level, what, mend }: Finding): string {
  return `${level.padEnd(5)} ${what}${mend === null ? "" : ` -> ${mend.replaceAll("\n", "\n      ")}`}\n`;
}
