import cors from "@fastify/cors";
import type { FastifyInstance, FastifyRequest, onRequestHookHandler } from "fastify";
import { DomainError, quoted } from "../domain/errors.ts";
import { isLoopback } from "../domain/loopback.ts";
import { refuse } from "./refusal.ts";

/** Whose pages may ask this service. */
export type Sites = {
  /** Origins besides the service's own, each as a browser writes it. */
  readonly corsOrigins: readonly string[];
  /** Whether everybody who reaches the service may do everything, so that nobody may reach it under a name that is not a loopback one. */
  readonly loopbackOnly: boolean;
};

/** What a page of a listed origin may send, and may read of an answer. */
const allowedHeaders = ["content-type", "authorization", "apollo-require-preflight", "x-apollo-operation-name", "x-kmo-audience", "x-request-id"];
const exposedHeaders = ["ratelimit-limit", "ratelimit-remaining", "ratelimit-reset", "ratelimit-policy", "retry-after", "x-request-id"];
const PREFLIGHT_SECONDS = 600;

/** Refuses what pages of other sites send to /graphql, and answers the preflights of listed origins. To be called before routes are added. */
export async function guardSites(app: FastifyInstance, sites: Sites): Promise<void> {
  app.addHook("onRequest", refuseOtherSites(sites));
  if (sites.corsOrigins.length === 0) return;
  await app.register(cors, { origin: [...sites.corsOrigins], methods: ["GET", "POST"], allowedHeaders, exposedHeaders, credentials: false, maxAge: PREFLIGHT_SECONDS, preflight: true, strictPreflight: false });
}

function refuseOtherSites(sites: Sites): onRequestHookHandler {
  return (request, reply, done) => {
    const fault = faultOf(request, sites);
    if (fault === null) return done();
    refuse(request, reply, fault);
  };
}

function faultOf(request: FastifyRequest, { corsOrigins, loopbackOnly }: Sites): DomainError | null {
  const host = request.host;
  if (loopbackOnly && !isLoopback(host.replace(/:\d+$/, ""))) {
    return new DomainError("MISDIRECTED", `This service is open to this machine alone and does not answer under the name ${quoted(host)}. Ask it as 127.0.0.1, localhost or [::1], or set up access first.`);
  }
  if (!isGraphql(request.url)) return null;
  const { origin, "sec-fetch-site": site } = request.headers;
  if (origin !== undefined) return corsOrigins.includes(origin) || isOwn(origin, host) ? null : otherSite(`The page's origin ${quoted(origin)}`);
  return site === "cross-site" || site === "same-site" ? otherSite("The page that sends this request") : null;
}

function isGraphql(url: string): boolean {
  return /^\/graphql(?:$|[?/;])/.test(url);
}

/** Whether an origin is that of the service itself: the host that it was asked as. A proxy may speak https for it, so the scheme does not count. */
function isOwn(origin: string, host: string): boolean {
  const page = URL.parse(origin);
  return page !== null && page.host !== "" && page.host === URL.parse(`${page.protocol}//${host}`)?.host;
}

function otherSite(who: string): DomainError {
  return new DomainError("FORBIDDEN", `${who} is of another site and is not listed. Have the operator add its origin to CORS_ORIGINS, or ask from a server.`);
}
