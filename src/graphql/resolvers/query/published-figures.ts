import { publishedFigures as allPublishedFigures } from "../../../domain/published-figures.ts";
import type { QueryResolvers } from "../../types.generated.ts";

export const publishedFigures: NonNullable<QueryResolvers["publishedFigures"]> = () => allPublishedFigures();
