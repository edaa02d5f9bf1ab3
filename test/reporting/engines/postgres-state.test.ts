import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { dossier, dossierEvent, load } from "../../../src/db/tables/index.ts";
import { countDossiers } from "../../../src/db/find/dossiers.ts";
import { compileScope } from "../../../src/reporting/compile.ts";
import { DataMoved } from "../../../src/reporting/engine.ts";
import { postgresEngine } from "../../../src/reporting/engines/postgres.ts";
import { planBreakdown, type Plan } from "../../../src/reporting/plan.ts";
import { readRequest, readScope, type DossierArguments } from "../../../src/reporting/request.ts";
import { statementsOf } from "../../support/api.ts";
import { freshDatabase } from "../../support/database.ts";
import { dossierRow, enterpriseNumber, insertFixtures } from "../../support/fixtures.ts";
import { world } from "../world.ts";

const database = await freshDatabase();
const engine = postgresEngine(database);
beforeAll(() => insertFixtures(database, world));

const clock = { today: "2025-07-01", through: "2025-06-15" };
const never = new AbortController().signal;
const pin = () => engine.pin(clock.today);

function planOf(asked: Partial<DossierArguments> = {}): Plan {
  const request = readRequest({ cube: "DOSSIERS", by: [], counting: "APPROVED", period: { year: 2016 }, totals: "NONE", others: false, ...asked }, clock);
  return planBreakdown(request, { measures: new Set(["COMPANIES"]), parents: false, page: { limit: 500, after: null } });
}

describe("plans that run together", () => {
  const asked: readonly Partial<DossierArguments>[] = [
    { by: ["PILLAR"] },
    { by: ["COMPANY_SIZE", "NACE_SECTION"], totals: "CUBE", others: true },
    { by: ["MONTH"], compare: { to: "SAME_PERIOD_PREVIOUS_YEAR", years: 1, alignment: "WHOLE_PERIOD" } },
    { by: ["MUNICIPALITY"], period: { year: 2015 } },
    { by: ["MUNICIPALITY"], classification: { attributes: "CURRENT" } },
  ];

  test("are one statement, and give what each gives alone", async () => {
    const pinned = await pin();
    const plans = asked.map(planOf);
    const alone = [];
    for (const plan of plans) alone.push(...(await pinned.run([plan], never)).results);
    let together = await pinned.run([], never);
    const sent = await statementsOf(database, async () => (together = await pinned.run(plans, never)));
    expect(sent).toHaveLength(1);
    expect([together.fused, together.results]).toEqual([true, alone]);
    expect(sent[0]?.match(/"approved_on" >= \$\d+::date/g)).toHaveLength(3);
  });

  test("one plan is not fused with any", async () => {
    expect(await (await pin()).run([planOf()], never)).toMatchObject({ engine: "postgres", fused: false, results: [{ totalRows: 1 }] });
  });
});

describe("the state of the data", () => {
  test("is that of the statement: a dossier written since belongs to it, under its own version", async () => {
    const pinned = await pin();
    const [written] = await database.db.insert(dossierEvent).values({ reference: "first-minute", enterpriseNumber: enterpriseNumber(1), kind: "PAID", by: "test" }).returning();
    const { version } = await pinned.run([planOf()], never);
    expect(version).toEqual({ ...pinned.version, horizon: written?.seq, id: `${written?.seq}-${world.loads?.length}` });
  });

  test("counts the dossiers of each event by day, read once for each version", async () => {
    const first = await pin();
    expect([first.facts("APPROVED", { from: "2016-04-01", until: "2017-01-01" }), first.facts("APPROVED", { from: "2010-01-01", until: "2030-01-01" }), first.facts("LAPSED", { from: "2016-01-01", until: "2017-01-01" }), first.companies]).toEqual([5, 9, 0, 2]);
    expect(await statementsOf(database, pin)).toHaveLength(1);
    await database.db.insert(dossier).values(dossierRow({ reference: "later", enterpriseNumber: enterpriseNumber(1), lapsedAt: new Date("2016-02-01T10:00:00Z"), status: "LAPSED" }));
    await database.db.insert(dossierEvent).values({ reference: "later", enterpriseNumber: enterpriseNumber(1), kind: "LAPSED", by: "test" });
    const sent = await statementsOf(database, async () => expect((await pin()).facts("LAPSED", { from: "2016-01-01", until: "2017-01-01" })).toBe(1));
    expect(sent).toHaveLength(3);
    expect(first.facts("LAPSED", { from: "2016-01-01", until: "2017-01-01" })).toBe(0);
  });

  test("an import since makes plans useless: they were made for other data", async () => {
    const pinned = await pin();
    await database.db.insert(load).values({ kind: "EMPLOYMENT", fileName: "rsz.csv", synthetic: true });
    await expect(pinned.run([planOf()], never)).rejects.toThrow(DataMoved);
    expect((await (await pin()).run([planOf()], never)).results).toHaveLength(1);
  });

  test("figures beyond what is exact are refused", async () => {
    await database.db.insert(dossier).values(dossierRow({ reference: "huge", enterpriseNumber: enterpriseNumber(1), approvedAt: new Date("2020-02-01T10:00:00Z"), status: "APPROVED", subsidyCents: 9_007_199_254_740_993n }));
    const plan = planBreakdown(readRequest({ cube: "DOSSIERS", by: [], counting: "APPROVED", period: { year: 2020 }, totals: "NONE", others: false }, clock), { measures: new Set(["SUBSIDY"]), parents: false, page: { limit: 1, after: null } });
    await expect((await pin()).run([plan], never)).rejects.toThrow("9007199254740993, which is no safe integer");
  });
});

describe("a signal that is aborted", () => {
  const slow = { text: "select pg_sleep($1)", parameters: [20] };

  test("ends the statement at the server, with its reason", async () => {
    const pinned = await postgresEngine({ db: database.db, run: (_statement, signal) => database.run(slow, signal) }).pin(clock.today);
    const control = new AbortController();
    const running = pinned.run([planOf()], control.signal);
    await sleep(100);
    control.abort(new Error("gone away"));
    await expect(running).rejects.toThrow("gone away");
    await expect.poll(() => database.sql`select from pg_stat_activity where query like 'select pg_sleep%' and state = 'active'`).toHaveLength(0);
  });

  test("before the start keeps it from being sent", async () => {
    const pinned = await pin();
    expect(await statementsOf(database, () => expect(pinned.run([planOf()], AbortSignal.abort(new Error("too late")))).rejects.toThrow("too late"))).toEqual([]);
  });
});

describe("a list of dossiers", () => {
  test.each<{ readonly title: string; readonly asked: Pick<DossierArguments, "where" | "classification"> & Partial<DossierArguments> }>([
    { title: "without a filter", asked: {} },
    { title: "of columns", asked: { where: { companySize: { in: ["KO"], unknown: true }, status: ["APPROVED"], place: { unknown: true } } } },
    { title: "of an activity", asked: { where: { nace: { under: "62" } } } },
    { title: "of an activity recoded, or none", asked: { counting: "SUBMITTED", period: { months: { from: "2024-05", to: "2025-06" } }, where: { nace: { in: ["62100"], unknown: true } } } },
    { title: "of an activity of 2008", asked: { counting: "SUBMITTED", period: { months: { from: "2024-05", to: "2025-06" } }, where: { nace: { unknown: false } }, classification: { nace: "2008" } } },
    { title: "by present attributes", asked: { where: { place: { under: "20001" }, nace: { under: "62" }, pillar: { in: ["OPLEIDING"] } }, classification: { attributes: "CURRENT" } } },
    { title: "by present attributes that are not known", asked: { where: { employmentClass: { unknown: true }, nace: { unknown: true } }, classification: { attributes: "CURRENT" } } },
    { title: "by what is not known of some and known of others", asked: { where: { legalForm: { notIn: ["015"] }, companyAgeClass: { in: ["20+"] } }, classification: { attributes: "CURRENT" } } },
  ])("holds exactly those that are counted: $title", async ({ asked }) => {
    const { counting = "APPROVED", period = { year: 2016 } } = asked;
    const counted = await (await pin()).run([planOf({ ...asked, counting, period })], never);
    const scope = readScope({ counting, period, where: asked.where, classification: asked.classification }, clock);
    expect(await countDossiers(database.db, compileScope(scope))).toBe(counted.results[0]?.total.now.dossiers);
  });
});
