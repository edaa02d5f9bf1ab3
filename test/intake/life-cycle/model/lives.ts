import type { Random } from "../../../../src/demo/random.ts";
import type { Intake } from "../../../../src/intake/intake.ts";
import type { IntakeOutcome } from "../../../../src/intake/outcome.ts";
import type { Step } from "../../../../src/intake/step.ts";
import { dayOf } from "./clock.ts";
import { altered, costOfRest, drawFiling, drawStep, type Call } from "./draws.ts";
import type { By, Dossier, Expected, Ledger } from "./ledger.ts";
import type { Company } from "./rules.ts";

type Sent = { readonly call: Call; readonly client: string; readonly key: string };

const clients = ["desk", "counter", "portal"] as const;
const REMEMBERED = 60;

export type LifeOptions = {
  readonly random: Random;
  readonly company: Company;
  /** A unit of another company. */
  readonly foreignUnit: string;
  readonly intake: Intake;
  readonly ledger: Ledger;
  /** Gets the references of the dossiers that were written. */
  readonly touched: Set<string>;
  /** Counts what came of the calls. */
  readonly tally: Map<string, number>;
};

/** The dossiers of one company: random calls, each compared with what the ledger says. */
export class Life {
  readonly #random: Random;
  readonly #company: Company;
  readonly #foreignUnit: string;
  readonly #intake: Intake;
  readonly #ledger: Ledger;
  readonly #sent: Sent[] = [];
  readonly #log: object[] = [];
  readonly #touched: Set<string>;
  readonly #tally: Map<string, number>;
  #keys = 0;

  constructor({ random, company, foreignUnit, intake, ledger, touched, tally }: LifeOptions) {
    this.#random = random;
    this.#company = company;
    this.#foreignUnit = foreignUnit;
    this.#intake = intake;
    this.#ledger = ledger;
    this.#touched = touched;
    this.#tally = tally;
  }

  /** Sends a call, now and then one that was sent before, at each of the moments, that only go forward. */
  async pass(moments: readonly number[]): Promise<void> {
    for (const now of moments) {
      const again = this.#random.chance(0.12) ? this.#earlier() : undefined;
      const call = again === undefined ? this.#draw(now) : null;
      if (again !== undefined) await this.#send(this.#repeated(again), now);
      else if (call !== null) await this.#send({ call, client: this.#client(), key: this.#newKey() }, now);
    }
  }

  #earlier(): Sent | undefined {
    const among = this.#random.chance(0.7) ? this.#sent.slice(-4) : this.#sent;
    return among[this.#random.int(among.length)];
  }

  #client(): string {
    return clients[this.#random.int(clients.length)] ?? "desk";
  }

  #newKey(): string {
    this.#keys += 1;
    return this.#random.chance(0.005) ? "" : `${this.#company.number}/${this.#keys}`;
  }

  /** A step or an application; null when the ceiling is reached and there is nothing left to do, most of the time. */
  #draw(now: number): Call | null {
    const today = dayOf(now);
    const { usedCents } = this.#ledger.use(this.#company.number, Number(today.slice(0, 4)));
    const isFull = usedCents >= (today < "2020-01-01" ? 1_000_000n : 750_000n);
    const dossier = this.#random.chance(isFull ? 0.95 : 0.76) ? this.#choose() : undefined;
    if (dossier !== undefined) return drawStep(this.#random, dossier, today);
    if (isFull && this.#random.chance(0.8)) return null;
    const call = drawFiling(this.#random, this.#company, today, this.#foreignUnit);
    const cost = this.#random.chance(0.2) ? costOfRest(this.#random, call, today, usedCents) : null;
    if (call.is === "STEP" || cost === null) return call;
    return { ...call, raw: { ...call.raw, eligibleCost: cost }, filing: { ...call.filing, costCents: cost } };
  }

  /** A dossier of the company, mostly one of the last that is still open. */
  #choose(): Dossier | undefined {
    const all = this.#ledger.of(this.#company.number);
    const open = all.filter(({ status }) => status === "SUBMITTED" || status === "APPROVED" || status === "PAID").slice(-5);
    const among = this.#random.chance(0.04) ? all : open;
    return among[this.#random.int(among.length)];
  }

  /** As it was sent before: the same, with another input, or by another client. */
  #repeated(sent: Sent): Sent {
    if (this.#random.chance(0.3)) return { ...sent, call: altered(sent.call) };
    return this.#random.chance(0.1) ? { ...sent, client: this.#client() } : sent;
  }

  async #send({ call, client, key }: Sent, now: number): Promise<void> {
    const by: By = { client, key, now };
    const unread = [...new Set([...(key === "" ? ["INVALID_KEY"] : []), ...call.unread])].toSorted();
    const expected: Expected = unread.length > 0 ? { is: "FAULTS", codes: unread } : call.is === "SUBMIT" ? this.#ledger.submit(call.filing, by) : this.#ledger.take(call.step, by);
    this.#log.push({ at: new Date(now), client, key, call, expected });
    for (const code of expected.is === "FAULTS" ? expected.codes : [`${call.is} ${expected.is}`]) this.#tally.set(code, (this.#tally.get(code) ?? 0) + 1);
    this.#sent.push({ call, client, key });
    if (this.#sent.length > REMEMBERED) this.#sent.shift();
    const caller = { client, now: new Date(now) };
    const got = await (call.is === "SUBMIT" ? this.#intake.submit(key, call.raw, caller) : this.#intake.take(key, call.step as Step, caller));
    const difference = differenceOf(expected, got, now);
    if (difference !== null) throw new Error([difference, "The calls before it, the last one below:", ...this.#log.slice(-12).map((entry) => JSON.stringify(entry, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value)))].join("\n"));
    if (got.reference === null) return;
    if (expected.is === "NEW") expected.file(got.reference);
    this.#touched.add(got.reference);
  }
}

function differenceOf(expected: Expected, { reference, faults }: IntakeOutcome, now: number): string | null {
  const codes = [...new Set<string>(faults.map(({ code }) => code))].toSorted().join(" ");
  const got = reference === null ? codes : reference;
  const wanted = expected.is === "FAULTS" ? expected.codes.join(" ") : expected.is === "SAME" ? expected.reference : `KP-${dayOf(now).slice(0, 4)}-`;
  const isSame = expected.is === "NEW" ? reference !== null && reference.startsWith(wanted) && /^\d{8}$/.test(reference.slice(wanted.length)) : got === wanted;
  return isSame ? null : `Expected ${expected.is} ${wanted}, got ${got}: ${faults.map(({ message }) => message).join(" ")}`;
}
