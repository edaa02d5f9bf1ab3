import { expect, test } from "vitest";
import { makeReports } from "../../src/graphql/reports.ts";
import type { Selection } from "../../src/reporting/breakdown.ts";
import { DataMoved, type Engine } from "../../src/reporting/engine.ts";
import { postgresEngine } from "../../src/reporting/engines/postgres.ts";
import type { BreakdownArguments } from "../../src/reporting/request.ts";
import { freshDatabase } from "../support/database.ts";
import { insertFixtures } from "../support/fixtures.ts";
import { world } from "../reporting/world.ts";

const database = await freshDatabase();
await insertFixtures(database, world);
const selection: Selection = { first: 10, measures: new Set(["DOSSIERS"]), parents: false, tableOnly: false };
const question: BreakdownArguments = { cube: "DOSSIERS", by: [], counting: "APPROVED", period: { year: 2016 }, totals: "NONE", others: false };

test("when an import ends beneath the breakdowns of a request, all are asked anew on one newer state, and each state is let go of once", async () => {
  const postgres = postgresEngine(database);
  const events: string[] = [];
  let states = 0;
  const engine: Engine = {
    name: "postgres",
    pin: async (today) => {
      const state = (states += 1);
      events.push(`pin ${state}`);
      const pinned = await postgres.pin(today);
      return {
        ...pinned,
        release: () => void events.push(`release ${state}`),
        run: (plans, signal) => {
          events.push(`run ${plans.length} on ${state}`);
          return state === 1 ? Promise.reject(new DataMoved("moved")) : pinned.run(plans, signal);
        },
      };
    },
  };
  const reports = makeReports(engine, "2025-07-01", new AbortController().signal, new Set());
  const asked = await Promise.all(["a", "b", "c"].map((path) => reports.prepare(question, selection, path)));
  const answers = await Promise.all(asked.map((report) => reports.run(report)));
  reports.close();
  await Promise.resolve();
  expect(answers.map(({ breakdown }) => breakdown.totalRows)).toEqual([1, 1, 1]);
  expect(events).toEqual(["pin 1", "run 3 on 1", "pin 2", "release 1", "run 3 on 2", "release 2"]);
});
