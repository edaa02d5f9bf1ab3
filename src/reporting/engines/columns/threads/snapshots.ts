import { countedMilestones } from "../../../../domain/dossier-status.ts";
import { record } from "../load/dossier-table.ts";
import type { Common, VersionMessage } from "./messages.ts";
import type { Dictionaries, Snapshot } from "../store.ts";

/** The versions that a thread has. */
export class Snapshots {
  readonly #held = new Map<number, Snapshot>();
  #common: Common | null = null;
  #dictionaries: Partial<Dictionaries> = {};

  /** Takes the version that comes after the last one. */
  add({ id, common, delta, dead, applicants, establishments, dictionaries }: VersionMessage): Snapshot {
    const { base, companies } = common ?? this.#common ?? missing("what it is made of");
    const events = record(countedMilestones, (name) => ({ ...base.events[name], dead: dead[name] }));
    const all = { ...this.#dictionaries, ...dictionaries } as Dictionaries;
    return this.put({ id, base: { ...base, events }, delta, applicants, establishments, companies, dictionaries: all });
  }

  /** Takes a version in full; the newest one last. */
  put(snapshot: Snapshot): Snapshot {
    this.#held.set(snapshot.id, snapshot);
    this.#common = snapshot;
    this.#dictionaries = snapshot.dictionaries;
    return snapshot;
  }

  /** Throws for one that is not held. */
  get(id: number): Snapshot {
    return this.#held.get(id) ?? missing(`version ${id}`);
  }

  drop(id: number): void {
    this.#held.delete(id);
  }

  all(): readonly Snapshot[] {
    return [...this.#held.values()];
  }
}

function missing(what: string): never {
  throw new Error(`${what} is not held`);
}
