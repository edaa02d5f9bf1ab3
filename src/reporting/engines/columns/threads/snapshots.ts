import { countedMilestones } from "../../../../domain/dossier-status.ts";
import { record } from "../load/dossier-table.ts";
import type { VersionMessage } from "./messages.ts";
import type { Dictionaries, Snapshot } from "../store.ts";

/** The versions that a thread has. */
export class Snapshots {
  readonly #held = new Map<number, Snapshot>();
  #newest: Snapshot | null = null;

  /** Takes the version that comes after the last one. */
  add({ id, delta, dead, applicants, establishments, ...changed }: VersionMessage): Snapshot {
    const before = this.#newest;
    const base = changed.base ?? before?.base ?? missing("what it is made of");
    const companies = changed.companies ?? before?.companies ?? missing("what it is made of");
    const events = record(countedMilestones, (name) => ({ ...base.events[name], dead: dead[name] }));
    const dictionaries = { ...before?.dictionaries, ...changed.dictionaries } as Dictionaries;
    return this.put({ id, base: { ...base, events }, delta, applicants, establishments, companies, dictionaries });
  }

  /** Takes a version in full; the newest one last. */
  put(snapshot: Snapshot): Snapshot {
    this.#held.set(snapshot.id, snapshot);
    this.#newest = snapshot;
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
