import { setTimeout as sleep } from "node:timers/promises";
import { brusselsDay } from "../../../src/domain/moment.ts";
import { openClient, type Reply } from "../service/client.ts";
import type { Dice } from "../../reporting/columns/dice.ts";
import type { Ledger } from "./ledger.ts";

export type ReaderOptions = { readonly url: string; readonly companies: readonly string[]; readonly ledger: Ledger; readonly dice: Dice; readonly isOver: () => boolean; readonly pauseMs: number };

/** A question, and what is wrong with a whole answer to it; null when nothing is. */
type Question = { readonly name: string; readonly query: string; readonly variables?: object; readonly fault: (reply: Reply) => string | null };

/** The copy in memory may be behind by this much. */
const LAG_MS = 3000;

/** Asks questions at random and holds the answers against what was acknowledged. */
export async function read(options: ReaderOptions): Promise<void> {
  const { ledger, dice } = options;
  const client = openClient(options.url);
  try {
    while (!options.isOver()) {
      const question = dice.pick([breakdown, list, lookUp, one, search])(options);
      const reply = await client.ask(question.query, question.variables).catch((error: unknown) => void ledger.wrong.push(`no answer to a read: ${String(error)}`));
      if (reply !== undefined && ledger.take(reply)) {
        ledger.count(question.name);
        const fault = question.fault(reply);
        if (fault !== null) ledger.wrong.push(`${question.name}: ${fault} in ${reply.text.slice(0, 400)}`);
      }
      await sleep(dice.integer(0, options.pauseMs - 1));
    }
  } finally {
    client.close();
  }
}

function between(count: number, { sentAt }: Reply, ledger: Ledger, lagMs: number): string | null {
  const least = ledger.acknowledgedBefore(sentAt - lagMs);
  return count >= least && count <= ledger.begun ? null : `${count} dossiers, not ${least} to ${ledger.begun}`;
}

function breakdown({ ledger, dice }: ReaderOptions): Question {
  const year = Number(brusselsDay(new Date()).slice(0, 4));
  const by = dice.pick(["[PILLAR]", "[PROVINCE]", "[COMPANY_SIZE, MONTH]", "[]"]);
  return {
    name: "breakdown",
    query: `query Figures { dossierBreakdown(by: ${by}, period: { year: ${year} }, totals: GRAND) { rows { dossiers { value } subsidy { value } } totals { dossiers { value } subsidy { value } } reconciliation { balanced } } }`,
    fault: (reply) => {
      const { rows, totals, reconciliation } = reply.data!["dossierBreakdown"] as { rows: Cells[]; totals: Cells[]; reconciliation: { balanced: boolean } };
      const [all] = totals.length > 0 ? totals : rows;
      const count = Number(all?.dossiers.value ?? 0);
      if (sum(rows, (row) => Number(row.dossiers.value)) !== count) return "the rows do not add up to the total";
      if (rows.some((row) => Number(row.subsidy.value) !== 60 * Number(row.dossiers.value))) return "a row whose subsidy is not that of its dossiers";
      return reconciliation.balanced ? between(count, reply, ledger, LAG_MS) : "it does not reconcile";
    },
  };
}

type Cells = { readonly dossiers: { readonly value: number | string }; readonly subsidy: { readonly value: string } };

function sum(rows: readonly Cells[], value: (row: Cells) => number): number {
  return rows.reduce((total, row) => total + value(row), 0);
}

function list({ ledger }: ReaderOptions): Question {
  return {
    name: "list",
    query: "query List { dossiers(first: 20, orderBy: SUBMITTED_DESC) { totalCount nodes { reference subsidy company { status { code } } } } }",
    fault: (reply) => {
      const { totalCount, nodes } = reply.data!["dossiers"] as { totalCount: number; nodes: { reference: string; subsidy: string; company: object | null }[] };
      if (nodes.some(({ subsidy, company }) => subsidy !== "60.00" || company === null)) return "a dossier that is not whole";
      if (new Set(nodes.map(({ reference }) => reference)).size !== Math.min(20, nodes.length)) return "a dossier twice on a page";
      return between(totalCount, reply, ledger, 0);
    },
  };
}

function lookUp({ companies, dice }: ReaderOptions): Question {
  const numbers = [dice.pick(companies), dice.pick(companies)];
  return {
    name: "companies",
    query: "query Look($numbers: [String!]!) { companies(numbers: $numbers) { __typename ... on Company { number establishments(first: 5) { totalCount } } } }",
    variables: { numbers },
    fault: ({ data }) => {
      const found = data!["companies"] as { number: string; establishments: { totalCount: number } }[];
      const isRight = found.every(({ number, establishments }, index) => number === numbers[index] && establishments.totalCount === 1);
      return isRight && found.length === 2 ? null : "other companies than those asked for";
    },
  };
}

/** A dossier that was acknowledged is there, with at least the steps that were acknowledged when the question was sent. */
function one({ ledger, dice }: ReaderOptions): Question {
  const known = [...ledger.lives.keys()];
  if (known.length === 0) return search({ dice, ledger, companies: [], url: "", isOver: () => false, pauseMs: 1 });
  const reference = dice.pick(known);
  const expected = ["SUBMITTED", "APPROVED", ...(ledger.lives.get(reference)?.steps ?? [])];
  return {
    name: "dossier",
    query: "query One($reference: ID!) { dossier(reference: $reference) { reference history { kind } } }",
    variables: { reference },
    fault: ({ data }) => {
      const dossier = data!["dossier"] as { history: { kind: string }[] } | null;
      if (dossier === null) return `${reference} was acknowledged and is not there`;
      return expected.every((kind, index) => dossier.history[index]?.kind === kind) ? null : `its history does not begin with ${expected.join(", ")}`;
    },
  };
}

function search(_options: ReaderOptions): Question {
  return {
    name: "search",
    query: 'query Search { searchCompanies(where: { place: { in: ["24062"] } }, first: 5) { nodes { number } } }',
    fault: ({ data }) => ((data!["searchCompanies"] as { nodes: unknown[] }).nodes.length === 5 ? null : "other than five companies"),
  };
}
