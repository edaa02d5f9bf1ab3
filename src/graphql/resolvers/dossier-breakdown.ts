import type { Labels } from "../../domain/labels.ts";
import { addDays, periodCode, periodLabel } from "../../domain/period.ts";
import { breakdownPageInfo, rowSources, totalSources } from "../breakdown.ts";
import { codeLabel } from "../code-label.ts";
import type { DossierBreakdownResolvers, KeyMemberResolvers, NoteResolvers, PeriodResolvers } from "../types.generated.ts";

const totalLabel: Labels = { NL: "Totaal", FR: "Total", DE: "Insgesamt", EN: "Total" };

export const DossierBreakdown = {
  rows: rowSources,
  totals: totalSources,
  pageInfo: breakdownPageInfo,
  period: ({ request }) => request.period,
  dataVersion: (_breakdown, _arguments, { load }) => load.dataVersion(),
} satisfies DossierBreakdownResolvers;

export const KeyMember = {
  isTotal: ({ value }) => value === null,
  label: ({ value }, { language }, { load }) => {
    if (value === null) return totalLabel[language];
    return "from" in value ? periodLabel(value, language) : codeLabel(value, language, load);
  },
} satisfies KeyMemberResolvers;

export const Period = {
  code: periodCode,
  label: (period, { language }) => periodLabel(period, language),
  to: ({ until }) => addDays(until, -1),
  complete: async ({ until }, _arguments, { load }) => addDays(until, -1) <= ((await load.dataVersion()).dossiersThrough ?? ""),
} satisfies PeriodResolvers;

export const Note = {
  text: ({ labels }, { language }) => labels[language],
} satisfies NoteResolvers;
