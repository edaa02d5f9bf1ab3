import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Registry } from "prom-client";
import { isLoopback } from "../domain/loopback.ts";
import type { OperationSettings } from "../operation-settings.ts";

export type MetricsOptions = { readonly registries: readonly Registry[]; readonly access: OperationSettings["metrics"] };

/** What a proxy adds to a request that comes from elsewhere. */
const forwarding = ["forwarded", "x-forwarded-for", "x-real-ip", "via"];

/** GET /metrics: the figures of the registries in the text format of Prometheus. Whoever may not read them finds no such route. */
export function metricsRoute(app: FastifyInstance, { registries, access }: MetricsOptions): void {
  const [first] = registries;
  if (access === "off" || first === undefined) return;
  app.get("/metrics", async (request, reply) => {
    if (access === "loopback" && !isFromHere(request)) return reply.callNotFound();
    const texts = await Promise.all(registries.map((registry) => registry.metrics()));
    return reply.type(first.contentType).header("cache-control", "no-store").send(texts.filter((text) => text.trim() !== "").join("\n"));
  });
}

/** The connection itself comes from this machine, and nobody says that the request does not. */
function isFromHere({ headers, socket }: FastifyRequest): boolean {
  return isLoopback((socket.remoteAddress ?? "").replace(/^::ffff:/, "")) && forwarding.every((name) => headers[name] === undefined);
}
