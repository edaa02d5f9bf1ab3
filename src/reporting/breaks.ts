import type { LoadBreak } from "../db/tables/index.ts";
import type { Day } from "../domain/day.ts";
import type { Labels } from "../domain/labels.ts";
import { placeNode } from "../domain/place.ts";
import type { Period } from "../domain/period.ts";
import { breaksBetween, type SeriesBreak } from "../domain/series-breaks.ts";
import type { Compared } from "./compare.ts";
import { dimension } from "./cubes/dossiers.ts";
import type { DossierFilter } from "./filter.ts";
import type { BreakdownRequest } from "./request.ts";

/** A text in four languages; one that is mandatory must stand beside the figures wherever they are shown. */
export type Note = { readonly labels: Labels; readonly mandatory: boolean };

/** A day from which figures mean something else. */
export type Break = { readonly on: Day; readonly kind: SeriesBreak["kind"]; readonly note: Note };

/**
 * The breaks that matter to an answer, oldest first. Compared: those after the start of the earlier period and not after the end of the later.
 * Else: those within the period, and of these only changes of the source unless time is broken down by. `loaded` are the breaks that the
 * imports bring; they are changes of the source. None for companies, which are of one day.
 */
export function breaksOf({ scope, by, where }: BreakdownRequest, loaded: readonly LoadBreak[]): readonly Break[] {
  if (scope.cube === "COMPANIES" || scope.period === null) return [];
  const { from, until } = spanOf(scope.period, scope.compared);
  const isSeries = scope.compared !== null || by.some((name) => dimension(name).kind === "TIME");
  const known = breaksBetween(from, until, touched(by, where)).map(({ on, kind, notes, mandatory }) => ({ on, kind, note: { labels: notes, mandatory } }));
  const brought = loaded.filter(({ on }) => on > from && on < until).map(({ on, note }) => ({ on, kind: "SOURCE_CHANGE" as const, note: { labels: note, mandatory: true } }));
  return [...known, ...brought].filter(({ kind }) => kind === "SOURCE_CHANGE" || isSeries).toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}

function spanOf(period: Period, compared: Compared | null): Period {
  if (compared === null) return period;
  const { previous } = compared;
  return { from: previous.from < period.from ? previous.from : period.from, until: previous.until > period.until ? previous.until : period.until };
}

/** The dimensions that decide which dossiers stand together: those broken down by, and the levels that are filtered on. */
function touched(by: readonly string[], { nace, place }: DossierFilter): readonly string[] {
  const places = [...(place?.in ?? []), ...(place?.notIn ?? []), ...(typeof place?.under === "string" ? [place.under] : [])];
  const levels = places.flatMap((code) => placeNode(code)?.level ?? []);
  return [...by, ...(nace ? ["NACE_SUBCLASS"] : []), ...levels];
}
