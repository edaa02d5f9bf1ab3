import type { onRequestAsyncHookHandler } from "fastify";
import { DomainError } from "../domain/errors.ts";
import type { Caller } from "./caller.ts";

/** What a request says of who sends it. */
export type Credentials = { /** Several headers of that name with commas between them. */ readonly authorization?: string | undefined; readonly audience?: string | undefined };

/** Tells who sends a request. */
export type Identifier = {
  /** Rejects with UNAUTHENTICATED, FORBIDDEN, or that what knows the credentials is not to be reached. */
  readonly identify: (credentials: Credentials) => Promise<Caller>;
  /** What a 401 says about the credentials that are taken. */
  readonly wwwAuthenticate: string;
};

/** Sets `request.caller`, or refuses the request: bad credentials are never taken for none. */
export function identifyCaller({ identify, wwwAuthenticate }: Identifier): onRequestAsyncHookHandler {
  return async (request, reply) => {
    const authorization = request.headers.authorization === undefined ? undefined : allOf("authorization", request.raw.rawHeaders);
    const { "x-kmo-audience": audience } = request.headers;
    try {
      request.caller = await identify({ authorization, audience: Array.isArray(audience) ? audience.join() : audience });
    } catch (error) {
      if (error instanceof DomainError && error.code === "UNAUTHENTICATED") reply.header("www-authenticate", wwwAuthenticate);
      throw error;
    }
  };
}

/** Every header of a name, with commas between them: `headers` has only the first of several. */
function allOf(name: string, rawHeaders: readonly string[]): string {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name).join(", ");
}
