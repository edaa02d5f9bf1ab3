import { tableColumns, tableRows } from "../table.ts";
import type { FlatColumnResolvers, FlatTableResolvers } from "../types.generated.ts";

export const FlatTable = {
  columns: tableColumns,
  rows: (table, _arguments, { load }) => tableRows(table, load),
} satisfies FlatTableResolvers;

export const FlatColumn = {
  label: ({ labels }, { language }) => labels[language],
} satisfies FlatColumnResolvers;
