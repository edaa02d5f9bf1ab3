/** An answer as it came; status 0: the connection was closed without one. */
export type Answer = { readonly status: number; readonly body: string; readonly ms: number };

/** What may come back: `refused` a fault of the client; `told` an answer, with or without errors, or a refusal; `framing` like refused, or that the protocol is not spoken here, or a closed connection; `any` all of these. */
export type Expected = "refused" | "told" | "framing" | "any";

const WITHIN_MS = 5000;

/** What an answer must never show: stacks, SQL, packages, places of files. */
const leaks = [/\bat (?:async )?[\w.<>]+ \(/, /\bat \//, /node_modules/, /\bselect\s.+\sfrom\b/i, /\binsert into\b/i, /postgres/i, /drizzle/i, /\/work\b/, /\bsrc\//, /\.[jt]s:\d+/, /\bfile:\/\//, /\b(?:Type|Range|Reference)Error\b/, /syntax error at or near/i, /invalid byte sequence/i];

/** Codes by which the service says that the fault is its own. */
const ownFaults = ["INTERNAL_SERVER_ERROR", "DATABASE_UNAVAILABLE", "TIMEOUT"];

/** What is wrong with an answer; empty when nothing is. */
export function faultsOf({ status, body, ms }: Answer, expected: Expected): readonly string[] {
  const faults: string[] = [];
  if (!isRight(status, expected)) faults.push(`status ${status} where it should be ${expected}`);
  if (ms > WITHIN_MS) faults.push(`took ${ms.toFixed(0)} ms`);
  for (const leak of leaks) if (leak.test(body)) faults.push(`shows ${leak.exec(body)?.[0]}`);
  for (const code of ownFaults) if (body.includes(`"${code}"`)) faults.push(`says ${code}`);
  return faults.length === 0 ? [] : [...faults, `in ${body.slice(0, 300)}`];
}

function isRight(status: number, expected: Expected): boolean {
  const isClientFault = status >= 400 && status < 500;
  if (expected === "refused") return isClientFault;
  if (expected === "told") return status === 200 || isClientFault;
  return (expected === "any" && status === 200) || isClientFault || status === 0 || status === 501 || status === 505;
}
