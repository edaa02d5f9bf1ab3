import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import type { Audience } from "../domain/audience.ts";
import { formatError } from "../graphql/errors.ts";
import { schemaFor } from "../graphql/schema.ts";
import { gatewayOf } from "./executor.ts";
import type { HttpContext } from "./graphql-route.ts";

/** The server of each audience. */
export type Apollos = {
  /** Made and started when an audience asks for the first time. */
  readonly of: (audience: Audience) => Promise<ApolloServer<HttpContext>>;
  readonly stop: () => Promise<void>;
};

export type ApolloOptions = { readonly maxTokens: number; readonly plugins: readonly ApolloServerPlugin<HttpContext>[] };

/** One server for each audience: what an audience may not select is not in its schema, so neither in its introspection nor in a suggestion. */
export function openApollos(options: ApolloOptions): Apollos {
  const servers = new Map<Audience, Promise<ApolloServer<HttpContext>>>();
  const of = (audience: Audience): Promise<ApolloServer<HttpContext>> => {
    const known = servers.get(audience) ?? startApollo(audience, options);
    servers.set(audience, known);
    return known;
  };
  return {
    of,
    stop: async () => {
      for (const server of servers.values()) await (await server).stop();
    },
  };
}

async function startApollo(audience: Audience, { maxTokens, plugins }: ApolloOptions): Promise<ApolloServer<HttpContext>> {
  const apollo = new ApolloServer<HttpContext>({
    gateway: gatewayOf(schemaFor(audience)),
    introspection: true,
    // Other sites are kept out before: pages by cross-site.ts, forms by their content types, and GET runs queries alone. Scripts and BI tools may so send a plain GET.
    csrfPrevention: false,
    // A hash is put into its document before, and none is ever learnt from a client.
    persistedQueries: false,
    formatError,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens },
    plugins: [...plugins, ApolloServerPluginLandingPageDisabled(), ApolloServerPluginCacheControlDisabled()],
  });
  await apollo.start();
  return apollo;
}
