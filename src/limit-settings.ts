import { isIP } from "node:net";
import * as z from "zod";
import { defaultRequestLimits as defaults, type RequestLimits } from "./domain/request-limits.ts";

const count = (most: number, value: number) => z.coerce.number().int().min(1).max(most).default(value);
const points = (value: number) => count(1_000_000_000, value);

/** Bounds of what may be set: beyond them reading a request could itself take too long, or more stack than there is. */
export const limitEnv = {
  LIMIT_BODY_KB: count(10_240, defaults.bodyBytes / 1024),
  LIMIT_DOCUMENT_CHARS: count(200_000, defaults.documentChars),
  LIMIT_TOKENS: count(20_000, defaults.tokens),
  LIMIT_DEPTH: count(100, defaults.depth),
  LIMIT_INTROSPECTION_DEPTH: count(100, defaults.introspectionDepth),
  LIMIT_ALIASES: count(1000, defaults.aliases),
  LIMIT_ROOT_FIELDS: count(1000, defaults.rootFields),
  LIMIT_DIRECTIVES: count(1000, defaults.directives),
  LIMIT_FRAGMENTS: count(1000, defaults.fragments),
  LIMIT_NESTING: count(500, defaults.nesting),
  LIMIT_VARIABLES: count(1000, defaults.variables),
  LIMIT_TEXT_CHARS: count(1_000_000, defaults.textChars),
  LIMIT_COST: count(1_000_000, defaults.cost),
  LIMIT_AT_ONCE: count(10_000, defaults.atOnce),
  LIMIT_AT_ONCE_ALL: count(10_000, defaults.atOnceAll),
  RATE_POINTS_PER_MINUTE_PUBLIC: points(defaults.pointsPerMinute.PUBLIC),
  RATE_POINTS_PER_MINUTE_INTERNAL: points(defaults.pointsPerMinute.INTERNAL),
  RATE_POINTS_PER_MINUTE_HANDLER: points(defaults.pointsPerMinute.HANDLER),
  RATE_POINTS_PER_MINUTE_ADMIN: points(defaults.pointsPerMinute.ADMIN),
  TRUST_PROXY: z
    .string()
    .default("off")
    .transform((text) => (text === "off" ? [] : text.split(",").map((part) => part.trim())))
    .refine((parts) => parts.every(isNetwork), { message: 'must be "off" or addresses and networks of proxies with commas between them, as in 10.0.0.5,10.1.0.0/16' }),
} as const;

const shape = z.object(limitEnv);
type Env = z.output<typeof shape>;

/** What requests are held to, and whose word is taken for where they come from. */
export type LimitSettings = {
  readonly requests: RequestLimits;
  /** Addresses and networks of proxies before this service, whose `x-forwarded-for` is believed; none: nobody's is. */
  readonly trustedProxies: readonly string[];
};

/** The settings in the words of the program. They have been checked. */
export function limitSettings(env: Env): LimitSettings {
  return { requests: requestLimits(env), trustedProxies: env.TRUST_PROXY };
}

function requestLimits(env: Env): RequestLimits {
  return {
    ...defaults,
    bodyBytes: env.LIMIT_BODY_KB * 1024,
    documentChars: env.LIMIT_DOCUMENT_CHARS,
    tokens: env.LIMIT_TOKENS,
    depth: env.LIMIT_DEPTH,
    introspectionDepth: env.LIMIT_INTROSPECTION_DEPTH,
    aliases: env.LIMIT_ALIASES,
    rootFields: env.LIMIT_ROOT_FIELDS,
    directives: env.LIMIT_DIRECTIVES,
    fragments: env.LIMIT_FRAGMENTS,
    nesting: env.LIMIT_NESTING,
    variables: env.LIMIT_VARIABLES,
    textChars: env.LIMIT_TEXT_CHARS,
    cost: env.LIMIT_COST,
    atOnce: env.LIMIT_AT_ONCE,
    atOnceAll: env.LIMIT_AT_ONCE_ALL,
    pointsPerMinute: {
      PUBLIC: env.RATE_POINTS_PER_MINUTE_PUBLIC,
      INTERNAL: env.RATE_POINTS_PER_MINUTE_INTERNAL,
      HANDLER: env.RATE_POINTS_PER_MINUTE_HANDLER,
      ADMIN: env.RATE_POINTS_PER_MINUTE_ADMIN,
    },
  };
}

function isNetwork(text: string): boolean {
  const [address = "", bits, ...rest] = text.split("/");
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
