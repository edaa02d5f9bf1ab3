import { addDays, periodCode, periodLabel } from "../../domain/period.ts";
import type { NoteResolvers, PeriodResolvers } from "../types.generated.ts";

export const Period = {
  code: periodCode,
  label: (period, { language }) => periodLabel(period, language),
  to: ({ until }) => addDays(until, -1),
  complete: async ({ until }, _arguments, { load }) => addDays(until, -1) <= ((await load.dataVersion()).dossiersThrough ?? ""),
} satisfies PeriodResolvers;

export const Note = {
  text: ({ labels }, { language }) => labels[language],
} satisfies NoteResolvers;
