/** The media types of answers, the one that is taken when a client likes them equally first. */
const mediaTypes = ["application/json", "application/graphql-response+json"] as const;

type MediaType = (typeof mediaTypes)[number];
type Range = { readonly type: string; readonly quality: number };

/** The media type for an answer by the `accept` header of its request; null when the client takes none of them. */
export function mediaTypeFor(accept: string | undefined): MediaType | null {
  if (accept === undefined || accept === "") return "application/json";
  const ranges = accept.split(",").flatMap(rangeOf);
  const best = mediaTypes.map((type, order) => ({ type, order, ...likedBy(type, ranges) })).filter(({ quality }) => quality > 0);
  best.sort((a, b) => b.quality - a.quality || b.exactness - a.exactness || a.place - b.place || a.order - b.order);
  return best[0]?.type ?? null;
}

/** A range of other parameters than the charset of all answers matches nothing here. */
function rangeOf(text: string): readonly Range[] {
  const [type = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
  const isOurs = parameters.every((parameter) => parameter.startsWith("q=") || parameter === "charset=utf-8" || parameter === 'charset="utf-8"');
  return isOurs && /^[\w.+*-]+\/[\w.+*-]+$/.test(type) ? [{ type, quality: quality === undefined ? 1 : Number.parseFloat(quality) || 0 }] : [];
}

/** The quality that the most exact range gives; `place` of that range in the header. */
function likedBy(type: MediaType, ranges: readonly Range[]): { readonly quality: number; readonly exactness: number; readonly place: number } {
  const names = ["*/*", "application/*", type];
  let liked = { quality: 0, exactness: -1, place: 0 };
  for (const [place, range] of ranges.entries()) {
    const exactness = names.indexOf(range.type);
    if (exactness > liked.exactness) liked = { quality: range.quality, exactness, place };
  }
  return liked;
}
