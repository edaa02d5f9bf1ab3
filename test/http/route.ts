import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import compress from "@fastify/compress";
import Fastify, { type FastifyInstance, type LightMyRequestResponse } from "fastify";
import { buildSchema, GraphQLError, type GraphQLObjectType } from "graphql";
import { onTestFinished } from "vitest";
import type { Context } from "../../src/graphql/context.ts";
import { AnswerCache } from "../../src/http/answer-cache.ts";
import { gatewayOf } from "../../src/http/executor.ts";
import { graphqlRoute, type HttpContext } from "../../src/http/graphql-route.ts";
import { createLimits } from "../../src/http/limits/limits.ts";
import { otherMethods } from "../../src/http/methods.ts";
import { everybodyIs } from "../support/identifier.ts";
import { noHurry } from "../support/no-hurry.ts";
import { bugLogger } from "../../src/http/log.ts";
import { shareableAnswers } from "../../src/http/shareable.ts";

const sdl = `
type Query { dossierBreakdown(rows: Int = 3, fail: Boolean): [String], companyBreakdown: String, catalog: String, dossier: String, slow: String }
type Mutation { submit: String }
`;

/** The /graphql route over a small schema, whose resolvers count how often they are reached. */
export type RouteUnderTest = {
  readonly app: FastifyInstance;
  /** Resolver calls so far. */
  readonly calls: () => number;
  /** The newest data version; the resolvers answer on `answersOn`, by default the same. */
  readonly state: { version: string | null; answersOn: readonly string[] | null; now: Date; beforeAnswer: () => unknown };
  readonly contexts: Context[];
  /** Bugs that were logged. */
  readonly logged: unknown[];
  /** Resource releases so far. */
  readonly closed: () => number;
  readonly post: (body: unknown, headers?: Readonly<Record<string, string>>) => Promise<LightMyRequestResponse>;
  readonly get: (url: string, headers?: Readonly<Record<string, string>>) => Promise<LightMyRequestResponse>;
};

/** Starts the route for the test that runs. */
export async function startRoute({ maxBytes = 1_000_000 } = {}): Promise<RouteUnderTest> {
  const state: RouteUnderTest["state"] = { version: "v1", answersOn: null, now: new Date("2026-11-01T12:00:00Z"), beforeAnswer: () => {} };
  const contexts: Context[] = [];
  const logged: unknown[] = [];
  let calls = 0;
  let closed = 0;
  const answer = async (give: () => unknown, { answeredOn }: Context): Promise<unknown> => {
    calls++;
    await state.beforeAnswer();
    for (const version of state.answersOn ?? [state.version ?? "unknown"]) answeredOn.add(version);
    return give();
  };
  const schema = buildSchema(sdl);
  for (const type of [schema.getQueryType(), schema.getMutationType()] as GraphQLObjectType[]) for (const field of Object.values(type.getFields())) field.resolve = (_root, values: { rows?: number; fail?: boolean }, context: Context) => answer(() => valueOf(field.name, values), context);
  const app = Fastify();
  const apollo = new ApolloServer<HttpContext>({ gateway: gatewayOf(schema), csrfPrevention: false, stopOnTerminationSignals: false, plugins: [ApolloServerPluginLandingPageDisabled(), ApolloServerPluginCacheControlDisabled(), shareableAnswers(), bugLogger({ error: (record: unknown) => void logged.push(record) })] });
  await apollo.start();
  await app.register(compress);
  otherMethods(app);
  await app.register(graphqlRoute, {
    apollos: { of: async () => apollo, stop: () => apollo.stop() },
    identifier: everybodyIs("PUBLIC"),
    answers: new AnswerCache({ maxBytes, now: () => state.now, dataVersionNow: () => state.version }),
    documents: { manifest: null, trustedOnly: false },
    limits: createLimits({ limits: noHurry, now: () => state.now }),
    createContext: (_caller, signal) => {
      const context = { signal, answeredOn: new Set<string>(), reports: { close: () => void closed++ } } as unknown as Context;
      contexts.push(context);
      return context;
    },
  });
  onTestFinished(async () => {
    await app.close();
    await apollo.stop();
  });
  return {
    app,
    calls: () => calls,
    state,
    contexts,
    logged,
    closed: () => closed,
    post: (body, headers = {}) => app.inject({ method: "POST", url: "/graphql", headers: { "content-type": "application/json", ...headers }, payload: JSON.stringify(body) }),
    get: (url, headers = { "apollo-require-preflight": "yes" }) => app.inject({ method: "GET", url, headers }),
  };
}

function valueOf(field: string, { rows, fail }: { readonly rows?: number; readonly fail?: boolean }): unknown {
  if (fail) throw new GraphQLError("failed");
  return field === "dossierBreakdown" ? Array.from({ length: rows ?? 0 }, (_, index) => `row ${index * 7919}`) : `of ${field}`;
}
