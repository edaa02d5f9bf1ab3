import { LRUCache } from "lru-cache";
import { brusselsDay } from "../domain/moment.ts";
import type { Operation } from "../operations/followed.ts";

export type AnswerCacheOptions = {
  /** Bound on all kept answers together; 0: none is kept. */
  readonly maxBytes: number;
  readonly now: () => Date;
  /** Identifier of the newest data version, known without asking anybody; null: not known, then no answer is kept or given. */
  readonly dataVersionNow: () => string | null;
  /** Told of each search, whether there was an answer. */
  readonly onSought?: (isKept: boolean) => void;
};

/** An answer as it was sent, in the encoding that was asked for. */
export type KeptAnswer = { readonly headers: Readonly<Record<string, number | string | string[] | undefined>>; readonly body: Buffer; /** What was asked, for the log. */ readonly operation?: Operation | null };

/** What kept answers rest on besides the request: a data version and a day in Brussels. */
export type Basis = { readonly version: string; readonly day: string };

/** An entry that takes a greater part of the bound would drive out too many others. */
const FEWEST_ENTRIES = 8;

/** Bytes that an entry takes besides its key and its body, about. */
const ENTRY_BYTES = 1000;

/** Keeps whole answers for as long as the data version and the day stay the same; the least used go first. */
export class AnswerCache {
  readonly #options: AnswerCacheOptions;
  readonly #answers: LRUCache<string, KeptAnswer> | null;
  #basis: Basis = { version: "", day: "" };

  constructor(options: AnswerCacheOptions) {
    this.#options = options;
    this.#answers = options.maxBytes > 0 ? new LRUCache({ maxSize: options.maxBytes, maxEntrySize: Math.ceil(options.maxBytes / FEWEST_ENTRIES) }) : null;
  }

  /** What an answer would rest on now, the same object as long as nothing changes; null when no answer can be kept. A change drops all answers. */
  basis(): Basis | null {
    const version = this.#answers === null ? null : this.#options.dataVersionNow();
    if (version === null) return null;
    const day = brusselsDay(this.#options.now());
    if (version !== this.#basis.version || day !== this.#basis.day) {
      this.#answers?.clear();
      this.#basis = { version, day };
    }
    return this.#basis;
  }

  /** The answer kept under a key on the basis asked for last. */
  find(key: string): KeptAnswer | undefined {
    const kept = this.#answers?.get(key);
    this.#options.onSought?.(kept !== undefined);
    return kept;
  }

  /** Keeps an answer that was begun on a basis, if it ran on that very data version and nothing has changed since. */
  keep(key: string, answer: KeptAnswer, begun: Basis, answeredOn: ReadonlySet<string>): void {
    if (answeredOn.size !== 1 || !answeredOn.has(begun.version) || this.basis() !== begun) return;
    this.#answers?.set(key, answer, { size: 2 * key.length + answer.body.length + ENTRY_BYTES });
  }
}
