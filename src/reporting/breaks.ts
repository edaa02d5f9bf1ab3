import type { LoadBreak } from "../db/tables/index.ts";
import type { Day } from "../domain/day.ts";
import type { Labels } from "../domain/labels.ts";
import { placeNode } from "../domain/place.ts";
import { breaksBetween, type SeriesBreak } from "../domain/series-breaks.ts";
import { dimension } from "./cubes/dossiers.ts";
import type { BreakdownRequest } from "./request.ts";

/** A text in four languages; one that is mandatory must stand beside the figures wherever they are shown. */
export type Note = { readonly labels: Labels; readonly mandatory: boolean };

/** A day from which figures mean something else. */
export type Break = { readonly on: Day; readonly kind: SeriesBreak["kind"]; readonly note: Note };

/**
 * The breaks that matter to an answer, oldest first. Compared: those after the start of the earlier period and not after the end of the later.
 * Else: those within the period, and of these only changes of the source unless time is broken down by. `loaded` are the breaks that the
 * imports bring; they are changes of the source.
 */
export function breaksOf(request: BreakdownRequest, loaded: readonly LoadBreak[]): readonly Break[] {
  const { from, until } = spanOf(request);
  const known = breaksBetween(from, until, touched(request)).map(({ on, kind, notes, mandatory }) => ({ on, kind, note: { labels: notes, mandatory } }));
  const brought = loaded.filter(({ on }) => on > from && on < until).map(({ on, note }) => ({ on, kind: "SOURCE_CHANGE" as const, note: { labels: note, mandatory: true } }));
  return [...known, ...brought].filter(({ kind }) => kind === "SOURCE_CHANGE" || isSeries(request)).toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}

function spanOf({ period, compared }: BreakdownRequest): { readonly from: Day; readonly until: Day } {
  if (compared === null) return period;
  const { previous } = compared;
  return { from: previous.from < period.from ? previous.from : period.from, until: previous.until > period.until ? previous.until : period.until };
}

function isSeries({ by, compared }: BreakdownRequest): boolean {
  return compared !== null || by.some((name) => dimension(name).kind === "TIME");
}

/** The dimensions that decide which dossiers stand together: those broken down by, and the levels that are filtered on. */
function touched({ by, where: { nace, place } }: BreakdownRequest): readonly string[] {
  const places = [...(place?.in ?? []), ...(place?.notIn ?? []), ...(typeof place?.under === "string" ? [place.under] : [])];
  const levels = places.flatMap((code) => placeNode(code)?.level ?? []);
  return [...by, ...(nace ? ["NACE_SUBCLASS"] : []), ...levels];
}
