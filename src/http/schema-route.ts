import { createHash } from "node:crypto";
import { printSchemaWithDirectives } from "@graphql-tools/utils";
import type { FastifyPluginAsync } from "fastify";
import { lexicographicSortSchema } from "graphql";
import type { Audience } from "../domain/audience.ts";
import { schemaFor } from "../graphql/schema.ts";
import { identifyCaller, type Identifier } from "./identify.ts";
import { answerFault } from "./refusal.ts";

type Written = { readonly text: string; readonly etag: string };

/** GET /schema.graphql: the schema of whoever asks, with its descriptions and directives, in alphabetical order; 304 for who has it. */
export const schemaRoute: FastifyPluginAsync<{ readonly identifier: Identifier }> = async (scope, { identifier }) => {
  scope.decorateRequest("caller", null);
  scope.setErrorHandler(answerFault);
  scope.addHook("onRequest", identifyCaller(identifier));
  const written = new Map<Audience, Written>();
  scope.get("/schema.graphql", (request, reply) => {
    const audience = request.caller?.audience ?? "PUBLIC";
    const { text, etag } = written.get(audience) ?? write(audience);
    written.set(audience, { text, etag });
    reply.header("etag", etag).header("cache-control", "private, no-cache").header("vary", "authorization, x-kmo-audience");
    if (request.headers["if-none-match"] === etag) return reply.code(304).send();
    return reply.type("application/graphql; charset=utf-8").header("content-disposition", 'inline; filename="schema.graphql"').send(text);
  });
};

function write(audience: Audience): Written {
  const text = `${printSchemaWithDirectives(lexicographicSortSchema(schemaFor(audience)))}\n`;
  return { text, etag: `"${createHash("sha256").update(text).digest("base64url")}"` };
}
