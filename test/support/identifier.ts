import type { Audience } from "../../src/domain/audience.ts";
import type { Identifier } from "../../src/http/identify.ts";

/** Takes everybody for a member of one audience. */
export function everybodyIs(audience: Audience): Identifier {
  return { identify: async () => ({ audience, client: "open", kind: "OPEN" }), wwwAuthenticate: "Bearer" };
}
