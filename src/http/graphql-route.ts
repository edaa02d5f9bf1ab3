import { pipeline, Transform, type Readable } from "node:stream";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyPluginAsync, FastifyReply, FastifyRequest, onSendHookHandler, preHandlerHookHandler, RouteHandlerMethod } from "fastify";
import type { Audience } from "../domain/audience.ts";
import type { Context } from "../graphql/context.ts";
import type { AnswerCache, Basis } from "./answer-cache.ts";
import type { Apollos } from "./apollo.ts";
import type { Caller } from "./caller.ts";
import { identifyCaller, type Identifier } from "./identify.ts";
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
export type HttpContext = Context & Shareable;

export type GraphqlRouteOptions = {
  readonly apollos: Apollos;
  readonly identifier: Identifier;
  /** The context of one request; the signal is aborted when the client goes away before its answer is sent. */
  readonly createContext: (caller: Caller, signal: AbortSignal) => Context;
  readonly answers: AnswerCache;
};

/**
 * Below 4 KB an answer travels in the first packets anyway; up to 64 KB compressing at once takes less than the detour by streams and
 * threads; gzip at level 3 takes a third of the time of level 6, for a fifth more bytes.
 */
const compress = { threshold: 4096, syncThreshold: 65_536, zlibOptions: { level: 3 } };

/** Headers of a request that its answer can depend on. */
const decisiveHeaders = ["accept", "accept-encoding", "content-type", "apollo-require-preflight", "x-apollo-operation-name", "x-no-compression"];

/** Registers /graphql. A request that was answered before, byte for byte the same, gets the kept answer before Apollo sees it. */
export const graphqlRoute: FastifyPluginAsync<GraphqlRouteOptions> = async (scope, { apollos, identifier, createContext, answers }) => {
  scope.decorateRequest("asked", null);
  scope.decorateRequest("caller", null);
  scope.setErrorHandler(answerFault);
  scope.addHook("onRequest", identifyCaller(identifier));
  const parseJson = scope.getDefaultJsonParser("error", "error");
  scope.addContentTypeParser<string>("application/json", { parseAs: "string" }, (request, text, done) => {
    request.asked = begin(text);
    void parseJson(request, text, done);
  });

  const giveKept: preHandlerHookHandler = (request, reply, done) => {
    const asked = (request.asked ??= begin(""));
    asked.basis = answers.basis();
    asked.key = asked.basis === null ? null : keyOf(request, asked, callerOf(request).audience);
    const kept = asked.key === null ? undefined : answers.find(asked.key);
    if (kept === undefined) done();
    else reply.headers(kept.headers).send(kept.body);
  };

  const keep: onSendHookHandler = ({ asked }, reply, payload, done) => {
    const { key = null, basis = null, context = null, isShareable = false } = asked ?? {};
    if (key === null || basis === null || context === null || !isShareable || reply.statusCode !== 200) return done(null, payload);
    const headers = { ...reply.getHeaders() };
    done(null, collected(payload, (body) => answers.keep(key, { headers, body }, basis, context.answeredOn)));
  };

  const handlers = new Map<Audience, RouteHandlerMethod>();
  const handlerOf = async (audience: Audience): Promise<RouteHandlerMethod> => {
    const known = handlers.get(audience);
    if (known !== undefined) return known;
    const handler = fastifyApolloHandler(await apollos.of(audience), {
      context: async (request, reply) => {
        const asked = (request.asked ??= begin(""));
        asked.context = createContext(callerOf(request), signalOf(reply));
        return { ...asked.context, asked };
      },
    });
    handlers.set(audience, handler);
    return handler;
  };

  // Last of all, so that what is kept is compressed already.
  scope.addHook("onRoute", (route) => {
    route.onSend = [route.onSend ?? [], keep].flat();
  });
  scope.route({
    url: "/graphql",
    method: ["GET", "POST", "OPTIONS"],
    compress,
    preHandler: giveKept,
    handler: async (request, reply): Promise<unknown> => {
      try {
        return await (await handlerOf(callerOf(request).audience)).call(scope, request, reply);
      } finally {
        request.asked?.context?.reports.close();
      }
    },
  });
};

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

/** Aborted when the connection closes before the answer has been handed over to it; not when it closes afterwards. */
function signalOf(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
