import type { Language } from "../domain/labels.ts";
import { formatMoney } from "../domain/money.ts";
import { periodLabel, timeKeyPeriod } from "../domain/period.ts";
import { changeOf, statusOf } from "../reporting/cell.ts";
import type { Classification } from "../reporting/classification.ts";
import { dimension, type DimensionName } from "../reporting/cubes/dossiers.ts";
import { measures, type MeasureName } from "../reporting/cubes/measures.ts";
import type { Breakdown, BreakdownRow } from "../reporting/shape.ts";
import { breakdownCode } from "./breakdown-codes.ts";
import { codeLabel } from "./code-label.ts";
import type { Loaders } from "./loaders/index.ts";
import { ratioStatus, ratioValue } from "./ratio-cell.ts";
import { keyColumns, measureColumns, type TableColumn } from "./table-columns.ts";

/** What stands behind `FlatTable`. */
export type TableSource = { readonly breakdown: Breakdown; readonly measures: readonly MeasureName[]; readonly language: Language };

type Text = string | null;
/** Writes the values of some columns of a row at the end of a list. */
type Writer = (row: BreakdownRow, into: Text[]) => void;

/** The columns in their order: those of the dimensions in the order of `by`, then those of the measures as asked. */
export function tableColumns({ breakdown, measures: asked }: TableSource): readonly TableColumn[] {
  return [...breakdown.request.by.flatMap(keyColumns), ...asked.flatMap((measure) => measureColumns(measure, breakdown.comparison !== null))];
}

/** The rows of the page in the order of the columns. Labels are looked up once for each code, those of the register in one statement. */
export async function tableRows({ breakdown, measures: asked, language }: TableSource, load: Pick<Loaders, "registerLabels">): Promise<readonly (readonly Text[])[]> {
  const { request: { by, scope }, rows, comparison } = breakdown;
  const keys = await Promise.all(by.map((name, position) => keyWriter(position, rows, (code) => keyLabel(name, code, { classification: scope.classification, language, load }))));
  const writers = [...keys, ...asked.map((measure) => (measure === "REACH" ? writeReach : figureWriter(measure, comparison !== null)))];
  return rows.map((row) => {
    const texts: Text[] = [];
    for (const write of writers) write(row, texts);
    return texts;
  });
}

async function keyWriter(position: number, rows: readonly BreakdownRow[], labelOf: (code: Text) => string | Promise<string>): Promise<Writer> {
  const codes = new Set(rows.map(({ key }) => key[position] ?? null));
  const labels = new Map(await Promise.all([...codes].map(async (code) => [code, await labelOf(code)] as const)));
  return ({ key }, into) => {
    const code = key[position] ?? null;
    into.push(code ?? "UNKNOWN", labels.get(code) ?? null);
  };
}

function keyLabel(name: DimensionName, code: Text, { classification, language, load }: { readonly classification: Classification; readonly language: Language; readonly load: Pick<Loaders, "registerLabels"> }): string | Promise<string> {
  if (code !== null && dimension(name).kind === "TIME") return periodLabel(timeKeyPeriod(code), language);
  return codeLabel(breakdownCode(name, code, classification), language, load);
}

function figureWriter(measure: Exclude<MeasureName, "REACH">, isCompared: boolean): Writer {
  const write = measures[measure].decimals === 2 ? formatMoney : String;
  const text = (figure: number | null): Text => (figure === null ? null : write(figure));
  return ({ cell: cellOf }, into) => {
    const cell = cellOf(measure);
    into.push(text(cell.value), statusOf(cell.value));
    if (isCompared) into.push(text(cell.previous), text(changeOf(cell)));
  };
}

function writeReach({ reach: reachOf }: BreakdownRow, into: Text[]): void {
  const reach = reachOf();
  into.push(ratioValue({ reach })?.toFixed(measures.REACH.decimals) ?? null, ratioStatus({ reach }), reach?.numerator.toString() ?? null, reach?.denominator.toString() ?? null);
}
