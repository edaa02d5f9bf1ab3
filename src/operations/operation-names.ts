import type { Operation } from "./followed.ts";

const MOST_NAMES = 200;
const LONGEST_NAME = 64;

/** Gives operations a label for figures; there are never more than so many, whatever clients send. */
export class OperationNames {
  readonly #known = new Set<string>();
  readonly #most: number;

  constructor(most = MOST_NAMES) {
    this.#most = most;
  }

  /** The name of a valid document; "anonymous" without one, "none" where no valid document came, "other" for names beyond the first ones. */
  labelOf(operation: Operation | null): string {
    if (operation === null) return "none";
    const { name } = operation;
    if (name === null) return "anonymous";
    if (this.#known.has(name)) return name;
    if (this.#known.size >= this.#most || name.length > LONGEST_NAME) return "other";
    this.#known.add(name);
    return name;
  }
}
