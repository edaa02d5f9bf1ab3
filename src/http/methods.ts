import type { FastifyInstance } from "fastify";
import { DomainError } from "../domain/errors.ts";
import { refuse } from "./refusal.ts";

const ALLOW = "GET, POST, OPTIONS";

/** Answers addresses at which there is nothing, without repeating them. */
export function nothingElse(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) => refuse(request, reply, new DomainError("NOT_FOUND", "There is nothing at this address. Send questions to /graphql; people start under /playground/.")));
}

/** Refuses the methods that /graphql does not take, before their bodies are read, and answers OPTIONS with those that it does. */
export function otherMethods(app: FastifyInstance): void {
  app.route({
    url: "/graphql",
    method: ["HEAD", "PUT", "PATCH", "DELETE", "TRACE"],
    onRequest: (request, reply) => {
      refuse(request, reply, new DomainError("METHOD_NOT_ALLOWED", `${request.method} is no way to ask. Send a query by GET or POST, a mutation by POST.`, { details: { headers: { allow: ALLOW } } }));
    },
    handler: (_request, reply) => reply,
  });
  app.route({ url: "/graphql", method: "OPTIONS", handler: (_request, reply) => reply.code(204).header("allow", ALLOW).send() });
}
