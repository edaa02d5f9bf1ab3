import { pillarCode } from "../code.ts";
import type { PublishedFigureResolvers } from "../types.generated.ts";

export const PublishedFigure = {
  pillar: ({ pillar }) => (pillar === null ? null : pillarCode(pillar)),
} satisfies PublishedFigureResolvers;
