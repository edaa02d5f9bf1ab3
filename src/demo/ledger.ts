/** Subsidy used up per company in one calendar year; amounts are cents. */
export type Ledger = {
  /** What is left for the company under a ceiling: of the pillar alone before 2016-04-01, of all pillars together since. */
  readonly room: (question: { readonly company: number; readonly day: string; readonly pillar: string; readonly ceilingCents: number }) => number;
  readonly book: (company: number, pillar: string, cents: number) => void;
  /** Empties all accounts, for the next year. */
  readonly clear: () => void;
};

const pillars = ["OPLEIDING", "ADVIES", "ADVIES_INTERNATIONAAL", "TECHNOLOGIEVERKENNING", "STRATEGISCH_ADVIES", "COACHING"];
const sharedFrom = "2016-04-01";

/** Empty accounts for that many companies. */
export function createLedger(companies: number): Ledger {
  const total = new Uint32Array(companies);
  const byPillar = new Map(pillars.map((pillar) => [pillar, new Uint32Array(companies)]));
  return {
    room: ({ company, day, pillar, ceilingCents }) => ceilingCents - ((day < sharedFrom ? byPillar.get(pillar)?.[company] : total[company]) ?? 0),
    book: (company, pillar, cents) => {
      for (const account of [total, byPillar.get(pillar)]) if (account !== undefined) account[company] = (account[company] ?? 0) + cents;
    },
    clear: () => {
      for (const account of [total, ...byPillar.values()]) account.fill(0);
    },
  };
}
