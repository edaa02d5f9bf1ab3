import { setTimeout as sleep } from "node:timers/promises";
import type { IntakeOutcome } from "../../../src/intake/outcome.ts";
import { isLost } from "./mortal.ts";

export type Call = { readonly key: string; readonly send: (key: string) => Promise<IntakeOutcome> };

/** `stops`: numbers of answers after which the clients send nothing more until `open` lets them. */
export type ClientOptions = { readonly count: number; readonly stops: readonly number[] };

/** Clients that work through the calls, each sent with its key until there is an answer. */
export class Clients {
  readonly answers: { readonly key: string; readonly outcome: IntakeOutcome }[] = [];
  /** Calls that were sent and lost their connection. */
  lost = 0;
  /** Resolves when every call is answered. */
  readonly finished: Promise<unknown>;
  readonly #calls: readonly Call[];
  readonly #stops: ReadonlyMap<number, PromiseWithResolvers<void>>;
  #next = 0;

  constructor(calls: readonly Call[], { count, stops }: ClientOptions) {
    this.#calls = calls;
    this.#stops = new Map(stops.map((stop) => [stop, Promise.withResolvers<void>()]));
    this.finished = Promise.all(Array.from({ length: count }, () => this.#work()));
  }

  open(stop: number): void {
    this.#stops.get(stop)?.resolve();
  }

  async untilAnswered(count: number): Promise<void> {
    while (this.answers.length < Math.min(count, this.#calls.length)) await Promise.race([sleep(1), this.finished]);
  }

  async #work(): Promise<void> {
    for (let place = this.#next++; place < this.#calls.length; place = this.#next++) {
      for (const [stop, { promise }] of this.#stops) if (place >= stop) await promise;
      const call = this.#calls[place];
      if (call !== undefined) this.answers.push({ key: call.key, outcome: await this.#answerOf(call) });
    }
  }

  async #answerOf({ key, send }: Call): Promise<IntakeOutcome> {
    for (;;) {
      try {
        return await send(key);
      } catch (error) {
        if (!isLost(error)) throw error;
        this.lost += 1;
        await sleep(20);
      }
    }
  }
}
