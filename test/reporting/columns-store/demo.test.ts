import { expect, test } from "vitest";
import { connect } from "../../../src/db/connect.ts";
import { demoTarget } from "../../support/demo.ts";
import { dossiersOf, openColumns, pin, type Held } from "./support.ts";

/** Plain columns of the table by the dimension that they are. */
const plain = { PILLAR: "pillar", THEME: "theme", TOPIC: "topic", COMPANY_SIZE: "declared_size", REGIME: "regime", STATUS: "status", SERVICE_PROVIDER: "service_provider_number", LEGAL_FORM: "legal_form" } as const;
const events = ["submitted_on", "approved_on", "refused_on", "withdrawn_on", "lapsed_on", "paid_on", "recovered_on"] as const;

test("every dossier of the demo data is in the columns as it is in the table", { timeout: 300_000 }, async () => {
  const target = await demoTarget();
  const columns = openColumns({ target });
  await columns.ready;
  const held = dossiersOf((await pin(columns)).snapshot);
  const sql = connect(target, { max: 1, statementTimeoutMs: 0 });
  for (const [name, column] of Object.entries(plain)) {
    expect(grouped(held, ({ codes }) => codes[name] ?? null), name).toEqual(await table(column));
  }
  for (const [index, column] of events.entries()) expect(grouped(held, ({ days }) => days[index] ?? null), column).toEqual(await table(`${column}::text`));
  expect(grouped(held, ({ company }) => company)).toEqual(await table("enterprise_number"));
  expect(grouped(held, ({ municipality }) => municipality)).toEqual(await table("municipality"));
  for (const [index, column] of ["subsidy_cents", "eligible_cost_cents", "coalesce(paid_cents, 0)", "coalesce(recovered_cents, 0)"].entries()) {
    expect(grouped(held, ({ amounts }) => String(amounts[index])), column).toEqual(await table(`(${column})::text`));
  }
  const [counted] = await sql<{ units: number; without: number }[]>`select count(distinct establishment_number)::int as units, count(*) filter (where establishment_number is null)::int as without from dossier`;
  const units = new Set(held.map(({ establishment }) => establishment));
  units.delete(0);
  expect({ units: units.size, without: held.filter(({ establishment }) => establishment === 0).length }).toEqual({ ...counted });
  await sql.end();

  /** Dossiers and subsidy by a text of each, in a fixed order. */
  async function table(column: string): Promise<unknown> {
    const rows = await sql.unsafe<{ key: string | null; dossiers: number; cents: string }[]>(`select ${column} as key, count(*)::int as dossiers, sum(subsidy_cents)::text as cents from dossier group by 1`);
    return rows.map(({ key, dossiers, cents }) => `${key} ${dossiers} ${cents}`).sort();
  }
});

function grouped(held: readonly Held[], keyOf: (held: Held) => string | null): readonly string[] {
  const groups = new Map<string | null, { dossiers: number; cents: number }>();
  for (const each of held) {
    const group = groups.get(keyOf(each)) ?? { dossiers: 0, cents: 0 };
    groups.set(keyOf(each), { dossiers: group.dossiers + 1, cents: group.cents + (each.amounts[0] as number) });
  }
  return [...groups].map(([key, { dossiers, cents }]) => `${key} ${dossiers} ${cents}`).sort();
}
