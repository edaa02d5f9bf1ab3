import type { VersionFacts, VersionMessage } from "./messages.ts";
import { Snapshots } from "./snapshots.ts";
import type { Snapshot } from "../store.ts";

/** A version that can be read until it is let go of. */
export type HeldVersion = VersionFacts & { readonly snapshot: Snapshot };

/** The versions that somebody reads, and the newest one. */
export class Versions {
  readonly #snapshots = new Snapshots();
  readonly #readers = new Map<number, number>();
  readonly #onDrop: (id: number) => void;
  #newest: HeldVersion | null = null;

  constructor(onDrop: (id: number) => void) {
    this.#onDrop = onDrop;
  }

  get newest(): HeldVersion | null {
    return this.#newest;
  }

  /** All that are held, oldest first. */
  all(): readonly Snapshot[] {
    return this.#snapshots.all();
  }

  add(message: VersionMessage & VersionFacts): HeldVersion {
    const before = this.#newest;
    const newest = { snapshot: this.#snapshots.add(message), version: message.version, today: message.today };
    this.#newest = newest;
    if (before !== null) this.#dropIfFree(before.snapshot.id);
    return newest;
  }

  /** Holds on to a version; the function lets go of it. */
  hold({ snapshot: { id } }: HeldVersion): () => void {
    this.#readers.set(id, (this.#readers.get(id) ?? 0) + 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#letGo(id);
    };
  }

  #letGo(id: number): void {
    const left = (this.#readers.get(id) ?? 1) - 1;
    if (left > 0) this.#readers.set(id, left);
    else this.#readers.delete(id);
    this.#dropIfFree(id);
  }

  #dropIfFree(id: number): void {
    if (this.#readers.has(id) || this.#newest?.snapshot.id === id) return;
    this.#snapshots.drop(id);
    this.#onDrop(id);
  }
}
