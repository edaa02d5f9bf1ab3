import { existsSync } from "node:fs";
import { join } from "node:path";
import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from "@as-integrations/fastify";
import compress from "@fastify/compress";
import helmet from "@fastify/helmet";
import fastifyStatic from "@fastify/static";
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from "fastify";
import { createContext, type Context } from "../graphql/context.ts";
import { formatError, isBug } from "../graphql/errors.ts";
import { schemaFor } from "../graphql/schema.ts";
import type { Audience } from "../graphql/types.generated.ts";
import type { Handle } from "../db/client.ts";
import { securityHeaders } from "./headers.ts";
import { describeBug } from "./log.ts";

export type AppOptions = {
  readonly handle: Handle;
  readonly audience: Audience;
  readonly log: FastifyBaseLogger;
  /** Folder with the built playground in `playground/`. */
  readonly publicDirectory: string;
  readonly now: () => Date;
};

const BODY_LIMIT_BYTES = 128 * 1024;
const MAX_TOKENS = 2000;

/** The HTTP service, not yet listening: /graphql, /playground and / which leads to it. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({ loggerInstance: options.log, bodyLimit: BODY_LIMIT_BYTES, forceCloseConnections: "idle", logController: new LogController({ disableRequestLogging: true }) });
  const apollo = new ApolloServer<Context>({
    schema: schemaFor(options.audience),
    introspection: true,
    formatError,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    plugins: [fastifyApolloDrainPlugin(app), ApolloServerPluginLandingPageDisabled(), ApolloServerPluginCacheControlDisabled(), bugLogger(options.log)],
  });
  await apollo.start();
  await app.register(helmet, securityHeaders);
  await app.register(compress);
  await servePlayground(app, options.publicDirectory);
  app.route({
    url: "/graphql",
    method: ["GET", "POST", "OPTIONS"],
    handler: fastifyApolloHandler(apollo, { context: async () => createContext({ handle: options.handle, audience: options.audience, now: options.now }) }),
  });
  app.get("/", (_request, reply) => reply.redirect("/playground/"));
  return app;
}

/** Bugs are answered masked; here they go to the log, without the values and SQL that database errors carry. */
function bugLogger(log: FastifyBaseLogger): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      didEncounterErrors: async ({ errors, operationName }) => {
        for (const error of errors.filter(isBug)) log.error({ operation: operationName ?? null, path: error.path, ...describeBug(error.originalError ?? error) }, "request failed");
      },
    }),
  };
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
