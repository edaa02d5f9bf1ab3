import { existsSync } from "node:fs";
import { join } from "node:path";
import compress from "@fastify/compress";
import fastifyStatic from "@fastify/static";
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from "fastify";
import { defaultRequestLimits, type RequestLimits } from "../domain/request-limits.ts";
import { createContext, openIntake } from "../graphql/context.ts";
import type { Handle } from "../db/client.ts";
import type { Intake } from "../intake/intake.ts";
import { extractRegister, type Register } from "../registry/register.ts";
import type { Engine, EngineState } from "../reporting/engine.ts";
import { createOperations, type Operations } from "../operations/operations.ts";
import { AnswerCache } from "./answer-cache.ts";
import { openApollos } from "./apollo.ts";
import { guardSites, type Sites } from "./cross-site.ts";
import type { KnownDocuments } from "./documents.ts";
import { followRequests } from "./follow-requests.ts";
import { graphqlRoute } from "./graphql-route.ts";
import { healthRoutes } from "./health-route.ts";
import { addSecurityHeaders } from "./headers.ts";
import type { Identifier } from "./identify.ts";
import { legacyStatus } from "./legacy-status.ts";
import { costInAnswers } from "./limits/hooks.ts";
import { createLimits } from "./limits/limits.ts";
import { bugLogger } from "./log.ts";
import { nothingElse, otherMethods } from "./methods.ts";
import { metricsRoute } from "./metrics-route.ts";
import { outcomes } from "./outcomes.ts";
import { publicHint } from "./public-hint.ts";
import { requestId } from "./request-id.ts";
import { schemaRoute } from "./schema-route.ts";
import { shareableAnswers } from "./shareable.ts";

export type AppOptions = {
  readonly handle: Handle;
  readonly engine: Engine;
  /** Default: the imported extract alone. */
  readonly register?: Register;
  /** Default: over the same database and register, and nobody is told of writes. */
  readonly intake?: Intake;
  readonly engineState: () => EngineState;
  /** Tells who sends a request. */
  readonly identifier: Identifier;
  readonly log: FastifyBaseLogger;
  /** Folder with the built playground in `playground/`. */
  readonly publicDirectory: string;
  readonly now: () => Date;
  /** Identifier of the newest data version, known without asking the database; null: not known, then no answer is kept. Default: never known. */
  readonly dataVersionNow?: () => string | null;
  /** Bound on the answers kept for dashboards, in bytes; 0: none is kept. Default 64 MB. */
  readonly answerCacheBytes?: number;
  /** What requests to /graphql are held to. Default: what the settings say when they say nothing. */
  readonly limits?: RequestLimits;
  /** Addresses and networks of proxies whose `x-forwarded-for` is believed. Default: none. */
  readonly trustedProxies?: readonly string[];
  /** The clock of the rate, in milliseconds, which is never set. Default: that of the process. */
  readonly nowMs?: () => number;
  /** The time of a request; default 10,000. */
  readonly requestMs?: number | undefined;
  /** What /health, /ready, /metrics and the log show. Default: that the service is ready. */
  readonly operations?: Operations;
  /** Whose pages may ask. Default: the service's own, under any name. */
  readonly sites?: Sites;
  /** Default: none is known, and all are run. */
  readonly documents?: KnownDocuments;
};

const ANSWER_CACHE_BYTES = 64 * 1024 * 1024;

/** A request that has not come in whole by then is given up, so that nobody keeps places by sending slowly. Node takes the longer of the two times for the body. */
const RECEIVE_MS = 10_000;
const receiving = { requestTimeout: RECEIVE_MS, http: { headersTimeout: RECEIVE_MS, connectionsCheckingInterval: 1000 } };

/** The HTTP service, not yet listening: /graphql and /schema.graphql, /playground and / which leads to it, and /health, /ready and /metrics. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { handle, engine, register = extractRegister(options.handle), intake = openIntake(handle, register), engineState, identifier, now, dataVersionNow = () => null, answerCacheBytes = ANSWER_CACHE_BYTES, operations = createOperations(), limits = defaultRequestLimits, trustedProxies = [] } = options;
  const app = Fastify({ loggerInstance: options.log, bodyLimit: limits.bodyBytes, trustProxy: trustedProxies.length > 0 && [...trustedProxies], ...receiving, forceCloseConnections: "idle", genReqId: requestId, logController: new LogController({ disableRequestLogging: true }) });
  const answers = new AnswerCache({ maxBytes: answerCacheBytes, now, dataVersionNow, onSought: operations.figures.answerSought });
  const apollos = openApollos({ maxTokens: limits.tokens, plugins: [bugLogger(options.log), shareableAnswers(), costInAnswers(), outcomes(), legacyStatus(), publicHint()] });
  app.addHook("onClose", apollos.stop);
  followRequests(app, { ...operations, logAddresses: operations.settings.logAddresses });
  app.addHook("onRequest", addSecurityHeaders);
  await guardSites(app, options.sites ?? { corsOrigins: [], loopbackOnly: false });
  await app.register(compress);
  await servePlayground(app, options.publicDirectory);
  otherMethods(app);
  nothingElse(app);
  await app.register(graphqlRoute, {
    apollos,
    documents: options.documents ?? { manifest: null, trustedOnly: false },
    identifier,
    answers,
    limits: createLimits({ limits, now, nowMs: options.nowMs }),
    ...(options.requestMs !== undefined && { requestMs: options.requestMs }),
    createContext: ({ audience, client }, signal) => createContext({ handle, engine, register, intake, client, engineState, audience, now, signal, requestLimits: limits }),
  });
  await app.register(schemaRoute, { identifier });
  healthRoutes(app, operations.ready);
  metricsRoute(app, { registries: [operations.figures.registry, ...operations.registries], access: operations.settings.metrics });
  app.get("/", (_request, reply) => reply.redirect("/playground/"));
  return app;
}

async function servePlayground(app: FastifyInstance, publicDirectory: string): Promise<void> {
  const root = join(publicDirectory, "playground");
  if (!existsSync(join(root, "index.html"))) {
    app.get("/playground", (_request, reply) => reply.code(503).type("text/plain").send("The playground is not built. Run `npm run build` with the development packages installed, then start again.\n"));
    return;
  }
  await app.register(fastifyStatic, {
    root,
    prefix: "/playground/",
    redirect: false,
    setHeaders: (reply, path) => void reply.header("cache-control", path.includes(`${root}/assets/`) ? "public, max-age=31536000, immutable" : "no-cache"),
  });
  app.get("/playground", (request, reply) => reply.redirect(`/playground/${request.url.slice("/playground".length)}`));
}
