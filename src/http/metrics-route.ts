import type { FastifyInstance } from "fastify";
import type { Registry } from "prom-client";

/** GET /metrics: the figures of the registry in the text format of Prometheus. */
export function metricsRoute(app: FastifyInstance, registry: Registry): void {
  app.get("/metrics", async (_request, reply) => reply.type(registry.contentType).header("cache-control", "no-store").send(await registry.metrics()));
}
