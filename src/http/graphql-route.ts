import { isUtf8 } from "node:buffer";
import { pipeline, Transform, type Readable } from "node:stream";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest, onSendHookHandler, preHandlerHookHandler, RouteHandlerMethod } from "fastify";
import type { Audience } from "../domain/audience.ts";
import { DomainError } from "../domain/errors.ts";
import type { Context } from "../graphql/context.ts";
import { schemaFor } from "../graphql/schema.ts";
import type { AnswerCache, Basis } from "./answer-cache.ts";
import type { Apollos } from "./apollo.ts";
import type { Caller } from "./caller.ts";
import { requestSignal } from "./deadline.ts";
import { putDocument, type KnownDocuments } from "./documents.ts";
import { identifyCaller, type Identifier } from "./identify.ts";
import { refuseUnacceptable } from "./legacy-status.ts";
import { charge, limitHooks, type Priced } from "./limits/hooks.ts";
import type { Limits } from "./limits/limits.ts";
import { answerFault } from "./refusal.ts";
import type { Shareable } from "./shareable.ts";

/** What is known of one request to /graphql while it is answered. */
type Asked = { readonly text: string; key: string | null; basis: Basis | null; context: Context | null; isShareable: boolean };

declare module "fastify" {
  interface FastifyRequest {
    asked: Asked | null;
  }
}

/** What the resolvers of a request over HTTP work with. */
export type HttpContext = Context & Shareable & Priced;

export type GraphqlRouteOptions = {
  readonly apollos: Apollos;
  readonly identifier: Identifier;
  /** The context of one request; the signal is aborted when its time is over, or the client goes away before its answer is sent. */
  readonly createContext: (caller: Caller, signal: AbortSignal) => Context;
  readonly answers: AnswerCache;
  readonly documents: KnownDocuments;
  readonly limits: Limits;
  /** The time of a request; default 10,000. */
  readonly requestMs?: number;
};

/**
 * Below 4 KB an answer travels in the first packets anyway; up to 64 KB compressing at once takes less than the detour by streams and
 * threads; gzip at level 3 takes a third of the time of level 6, for a fifth more bytes.
 */
const compress = { threshold: 4096, syncThreshold: 65_536, zlibOptions: { level: 3 } };

/** Headers of a request that its answer can depend on. */
const decisiveHeaders = ["accept", "accept-encoding", "content-type", "apollo-require-preflight", "x-apollo-operation-name", "x-no-compression"];

/** Headers that an answer depends on, for whoever would keep it in spite of `no-store`. */
const varying = "origin, authorization, x-kmo-audience, accept";

/** Headers that belong to an answer and not to the request it was first given to. */
const keptHeaders = ["content-type", "content-encoding", "vary"];

/** Registers /graphql. A request that was answered before, byte for byte the same, gets the kept answer before Apollo sees it. */
export const graphqlRoute: FastifyPluginAsync<GraphqlRouteOptions> = async (scope, { apollos, identifier, createContext, answers, documents, limits, requestMs = 10_000 }) => {
  scope.decorateRequest("asked", null);
  scope.decorateRequest("caller", null);
  scope.setErrorHandler(answerFault);
  scope.addHook("onRequest", refuseUnacceptable);
  scope.addHook("onRequest", (_request, reply, done) => {
    reply.header("cache-control", "no-store").header("vary", varying);
    done();
  });
  scope.addHook("onRequest", identifyCaller(identifier));
  limitHooks(scope, limits);
  readJsonBodies(scope, limits);

  const giveKept: preHandlerHookHandler = (request, reply, done) => {
    const asked = (request.asked ??= begin(""));
    asked.basis = answers.basis();
    asked.key = asked.basis === null ? null : keyOf(request, asked, callerOf(request).audience);
    const kept = asked.key === null ? undefined : answers.find(asked.key);
    if (kept === undefined) return done();
    if (request.followed) request.followed.operation = kept.operation ?? null;
    reply.headers(kept.headers).send(kept.body);
  };

  const keep: onSendHookHandler = ({ asked, followed }, reply, payload, done) => {
    const { key = null, basis = null, context = null, isShareable = false } = asked ?? {};
    if (key === null || basis === null || context === null || !isShareable || reply.statusCode !== 200) return done(null, payload);
    const headers = Object.fromEntries(keptHeaders.map((name) => [name, reply.getHeader(name)] as const).filter(([, value]) => value !== undefined));
    done(null, collected(payload, (body) => answers.keep(key, { headers, body, operation: followed?.operation ?? null }, basis, context.answeredOn)));
  };

  const handlerOf = handlersBy(apollos, (request, reply) => createContext(callerOf(request), requestSignal(reply, requestMs)));

  // Last of all, so that what is kept is compressed already.
  scope.addHook("onRoute", (route) => {
    route.onSend = [route.onSend ?? [], keep].flat();
  });
  scope.route({
    url: "/graphql",
    method: ["GET", "POST"],
    exposeHeadRoute: false,
    compress,
    preHandler: [putDocument(documents), charge(limits, schemaFor), giveKept],
    handler: async (request, reply): Promise<unknown> => {
      try {
        return await (await handlerOf(callerOf(request).audience)).call(scope, request, reply);
      } finally {
        request.asked?.context?.reports.close();
      }
    },
  });
};

/** Bodies are JSON; its text is kept, and its nesting checked before it is read. */
function readJsonBodies(scope: FastifyInstance, limits: Limits): void {
  scope.removeContentTypeParser("text/plain");
  const parseJson = scope.getDefaultJsonParser("error", "error");
  scope.addContentTypeParser<Buffer>("application/json", { parseAs: "buffer" }, (request, bytes, done) => {
    const text = bytes.toString("utf8");
    request.asked = begin(text);
    try {
      if (!isUtf8(bytes)) throw new DomainError("BAD_REQUEST", "The body is not UTF-8, which JSON is written in. Send it in UTF-8.");
      limits.checkBody(text);
      void parseJson(request, text, done);
    } catch (error) {
      done(error as Error);
    }
  });
}

/** The handler of each audience, made when it is asked for first. */
function handlersBy(apollos: Apollos, createContext: (request: FastifyRequest, reply: FastifyReply) => Context): (audience: Audience) => Promise<RouteHandlerMethod> {
  const handlers = new Map<Audience, RouteHandlerMethod>();
  return async (audience) => {
    const known = handlers.get(audience);
    if (known !== undefined) return known;
    const handler = fastifyApolloHandler(await apollos.of(audience), {
      context: async (request, reply) => {
        const asked = (request.asked ??= begin(""));
        asked.context = createContext(request, reply);
        return { ...asked.context, asked, price: request.price };
      },
    });
    handlers.set(audience, handler);
    return handler;
  };
}

function callerOf({ caller }: FastifyRequest): Caller {
  if (caller === null) throw new Error("a request got past without being asked who sends it");
  return caller;
}

function begin(text: string): Asked {
  return { text, key: null, basis: null, context: null, isShareable: false };
}

/** Null: not a request whose answer is kept. */
function keyOf({ method, url, headers }: FastifyRequest, { text }: Asked, audience: Audience): string | null {
  if (method !== "GET" && (method !== "POST" || text === "")) return null;
  return JSON.stringify([audience, method, url, ...decisiveHeaders.map((name) => headers[name] ?? null)]) + text;
}

/** The same payload, whose bytes are given away once they are complete. */
function collected(payload: unknown, onComplete: (body: Buffer) => void): unknown {
  if (typeof payload === "string" || Buffer.isBuffer(payload)) {
    onComplete(Buffer.from(payload as string));
    return payload;
  }
  const chunks: Buffer[] = [];
  const tap = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk);
      done(null, chunk);
    },
    flush: (done) => {
      onComplete(Buffer.concat(chunks));
      done();
    },
  });
  return pipeline(payload as Readable, tap, () => {});
}
