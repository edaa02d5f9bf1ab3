import type { Registry } from "prom-client";
import type { Handle } from "../db/client.ts";
import type { Target } from "../db/connect.ts";
import type { Engines } from "../engines.ts";
import { batches } from "../graphql/loaders/batch.ts";
import type { LiveRegister } from "../live-register.ts";
import type { OperationSettings } from "../operation-settings.ts";
import { createDraining, type Draining } from "./draining.ts";
import { createFigures, type Figures, type Present } from "./figures.ts";
import { openReadiness, type Readiness } from "./readiness.ts";
import type { Running } from "./running.ts";

/** What the HTTP service shows of how it is. */
export type Operations = {
  readonly settings: Pick<OperationSettings, "metrics" | "logAddresses">;
  readonly figures: Figures;
  /** Figures that others keep. */
  readonly registries: readonly Registry[];
  readonly draining: Draining;
  readonly running: Running;
  readonly ready: () => Promise<Readiness>;
};

export type OperationsOptions = {
  readonly settings: OperationSettings;
  readonly target: Target;
  /** Those that the handle and the engines were opened with. */
  readonly figures: Figures;
  readonly handle: Pick<Handle, "use">;
  readonly engines: Pick<Engines, "state" | "ageSeconds">;
  readonly live: Pick<LiveRegister, "metrics">;
};

const plainly: Readiness = { status: "ready", parts: { service: "ok", database: "ok", migrations: "ok", engine: "ok", source: "ok" } };

/** Figures and states of a service of which nothing else is known. */
export function createOperations(): Operations {
  return { settings: { metrics: "loopback", logAddresses: false }, figures: createFigures(), registries: [], draining: createDraining(), running: new Set(), ready: async () => plainly };
}

/** Begins to watch the parts of a service. */
export function openOperations({ settings, target, figures, handle, engines, live }: OperationsOptions): Operations & { readonly close: () => Promise<void> } {
  const draining = createDraining();
  const readiness = openReadiness({ target, draining, engineState: engines.state, sourceMetrics: live.metrics });
  const onBatch = (size: unknown): void => figures.batchLoaded(Number(size));
  batches.subscribe(onBatch);
  const running: Running = new Set();
  figures.watch(() => ({ requestsRunning: running.size, ...presentOf(engines, handle) }));
  return {
    settings,
    figures,
    registries: [live.metrics],
    draining,
    running,
    ready: readiness.check,
    close: async () => {
      batches.unsubscribe(onBatch);
      await readiness.close();
    },
  };
}

function presentOf(engines: OperationsOptions["engines"], handle: OperationsOptions["handle"]): Omit<Present, "requestsRunning"> {
  const { dossiers, versions, threads, lostThreads, fallbacks } = engines.state();
  return { snapshotAgeSeconds: engines.ageSeconds(), snapshotDossiers: dossiers, snapshotVersions: versions, scanThreads: threads, lostThreads, fallbacks, pools: handle.use() };
}
