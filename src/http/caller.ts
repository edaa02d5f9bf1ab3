import type { Caller } from "../domain/caller.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Set on /graphql before anything else looks at the request. */
    caller: Caller | null;
  }
}

export type { Caller };
