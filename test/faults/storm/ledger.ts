import type { Reply } from "../service/client.ts";

/** What is known of a dossier by answers: the steps that were acknowledged, in order. */
export type Life = { readonly company: string; readonly steps: string[] };

/** What clients asked for and what was acknowledged, to hold the answers of others and the database against. */
export class Ledger {
  /** Dossier of each acknowledged key. */
  readonly keys = new Map<string, string>();
  readonly lives = new Map<string, Life>();
  /** Submissions that were sent at least once. */
  begun = 0;
  /** When each acknowledged submission was acknowledged, ascending. */
  readonly acknowledgedAt: number[] = [];
  /** When each answer without error came, and each with one. */
  readonly goodAt: number[] = [];
  readonly badAt: number[] = [];
  readonly errors = new Map<string, number>();
  /** What must not be: wrong answers, unknown errors, refused connections. */
  readonly wrong: string[] = [];
  readonly counts = new Map<string, number>();

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  /** Submissions acknowledged before a moment. */
  acknowledgedBefore(moment: number): number {
    let count = this.acknowledgedAt.length;
    while (count > 0 && (this.acknowledgedAt[count - 1] as number) > moment) count -= 1;
    return count;
  }

  /** Whether a reply has no error; notes one that has, and what is wrong with it. */
  take(reply: Reply): boolean {
    if (reply.codes.length === 0 && reply.status === 200 && reply.data !== null) {
      this.goodAt.push(reply.doneAt);
      return true;
    }
    this.badAt.push(reply.doneAt);
    const isEmpty = reply.data === null || Object.values(reply.data).every((value) => value === null);
    for (const code of reply.codes) this.errors.set(`${code} ${reply.status}`, (this.errors.get(`${code} ${reply.status}`) ?? 0) + 1);
    const isClean = reply.codes.length > 0 && reply.codes.every((code) => code in statuses) && (isEmpty ? reply.codes.some((code) => statuses[code] === reply.status) : reply.status === 200);
    if (!isClean) this.wrong.push(`an answer that is neither right nor a clean error: ${reply.status} ${reply.text.slice(0, 300)}`);
    return false;
  }
}

/** Errors that may come while a database is away, with their status. */
const statuses: Readonly<Record<string, number>> = { DATABASE_UNAVAILABLE: 503, OVERLOADED: 503, TIMEOUT: 504 };
