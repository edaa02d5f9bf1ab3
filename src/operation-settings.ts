import * as z from "zod";

/** The settings of running the service, as they stand in the environment. */
export const operationEnv = {
  METRICS: z.enum(["loopback", "open", "off"]).default("loopback"),
  DRAIN_MS: z.coerce.number().int().min(0).max(15_000).default(0),
  LOG_ADDRESSES: z.enum(["on", "off"]).default("off"),
} as const;

const shape = z.object(operationEnv);

/** How the service shows how it is, and how it stops. */
export type OperationSettings = {
  /** Who may read /metrics: who asks from this machine and not through a proxy, everybody, or nobody. */
  readonly metrics: "loopback" | "open" | "off";
  /** How long the service still takes connections after it was told to stop, so that a balancer sees that it is not ready. */
  readonly drainMs: number;
  /** Whether the log says from which address a request came. */
  readonly logAddresses: boolean;
};

/** The settings in the words of the program. They have been checked. */
export function operationSettings(env: z.output<typeof shape>): OperationSettings {
  return { metrics: env.METRICS, drainMs: env.DRAIN_MS, logAddresses: env.LOG_ADDRESSES === "on" };
}
