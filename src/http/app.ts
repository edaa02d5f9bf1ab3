import { existsSync } from "node:fs";
import { join } from "node:path";
import compress from "@fastify/compress";
import fastifyStatic from "@fastify/static";
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from "fastify";
import type { Registry } from "prom-client";
import { createContext, openIntake } from "../graphql/context.ts";
import type { Handle } from "../db/client.ts";
import type { Intake } from "../intake/intake.ts";
import { extractRegister, type Register } from "../registry/register.ts";
import type { Engine, EngineState } from "../reporting/engine.ts";
import { AnswerCache } from "./answer-cache.ts";
import { openApollos } from "./apollo.ts";
import { graphqlRoute } from "./graphql-route.ts";
import { securityHeaders } from "./headers.ts";
import type { Identifier } from "./identify.ts";
import { bugLogger } from "./log.ts";
import { metricsRoute } from "./metrics-route.ts";
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
  /** Figures shown at /metrics; without them there is no such route. */
  readonly metrics?: Registry | undefined;
};

const BODY_LIMIT_BYTES = 128 * 1024;
const MAX_TOKENS = 2000;
const ANSWER_CACHE_BYTES = 64 * 1024 * 1024;

/** The HTTP service, not yet listening: /graphql, /playground and / which leads to it, and /metrics where there are figures. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { handle, engine, register = extractRegister(options.handle), intake = openIntake(handle, register), engineState, identifier, now, dataVersionNow = () => null, answerCacheBytes = ANSWER_CACHE_BYTES } = options;
  const app = Fastify({ loggerInstance: options.log, bodyLimit: BODY_LIMIT_BYTES, forceCloseConnections: "idle", logController: new LogController({ disableRequestLogging: true }) });
  const answers = new AnswerCache({ maxBytes: answerCacheBytes, now, dataVersionNow });
  const apollos = openApollos({ maxTokens: MAX_TOKENS, plugins: [bugLogger(options.log), shareableAnswers()] });
  app.addHook("onClose", apollos.stop);
  app.addHook("onRequest", (_request, reply, done) => {
    reply.headers(securityHeaders);
    done();
  });
  await app.register(compress);
  await servePlayground(app, options.publicDirectory);
  await app.register(graphqlRoute, {
    apollos,
    identifier,
    answers,
    createContext: ({ audience, client }, signal) => createContext({ handle, engine, register, intake, client, engineState, audience, now, signal }),
  });
  if (options.metrics) metricsRoute(app, options.metrics);
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
