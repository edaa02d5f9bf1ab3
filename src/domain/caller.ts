import type { Audience } from "./audience.ts";

/** Who asks. */
export type Caller = {
  readonly audience: Audience;
  /** Stays the same for one key or client: `key:<id>`, `token:<client id>`, `open` where everybody may do everything, `public` for who says nothing. */
  readonly client: string;
  /** How this is known. */
  readonly kind: "KEY" | "TOKEN" | "OPEN" | "PUBLIC";
};
