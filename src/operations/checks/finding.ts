/** One thing that was looked at. `mend` says what to do; null where there is nothing to do. */
export type Finding = { readonly level: "ok" | "warn" | "bad"; readonly what: string; readonly mend: string | null };

export function ok(what: string): Finding {
  return { level: "ok", what, mend: null };
}

export function warn(what: string, mend: string): Finding {
  return { level: "warn", what, mend };
}

export function bad(what: string, mend: string): Finding {
  return { level: "bad", what, mend };
}

/** A size for people. */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024).toLocaleString("en")} MB`;
}

/** A count for people. */
export function counted(count: number): string {
  return count.toLocaleString("en");
}
