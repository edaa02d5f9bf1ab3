import { DomainError } from "../domain/errors.ts";
import { describeBug } from "../http/log.ts";
import type { Output } from "./output.ts";

/** Ends the process with 1 after saying why: a DomainError in its own words, a bug by its kind and place. */
export function failWith(error: unknown, output: Output): never {
  if (error instanceof DomainError) output.line(`error ${error.code}: ${error.message}`);
  else output.line(`error: an unexpected fault, please report it\n${JSON.stringify(describeBug(error), null, 2)}`);
  process.exit(1);
}
