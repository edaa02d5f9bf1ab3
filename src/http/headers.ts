import type { FastifyHelmetOptions } from "@fastify/helmet";

/** Headers of every answer. The playground needs inline styles and blob workers; nothing may come from, or go to, another host. */
export const securityHeaders: FastifyHelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      workerSrc: ["'self'", "blob:"],
      imgSrc: ["'self'", "data:"],
      fontSrc: ["'self'", "data:"],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // Served over plain http on a loopback address: a browser would refuse later visits.
  strictTransportSecurity: false,
  crossOriginEmbedderPolicy: false,
};
