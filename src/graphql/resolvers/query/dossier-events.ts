import { findDossierFeed } from "../../../db/find/dossier-feed.ts";
import { decodeFeedCursor, feedPage } from "../../feed.ts";
import { limits } from "../../limits.ts";
import { checkCount } from "../../text-argument.ts";
import type { QueryResolvers } from "../../types.generated.ts";

export const dossierEvents: NonNullable<QueryResolvers["dossierEvents"]> = async (_root, { after, first }, { db }) => {
  const limit = checkCount(first, "first", limits.feedEvents, 1);
  const place = decodeFeedCursor(after);
  return feedPage(await findDossierFeed(db, place, limit + 1), place, limit);
};
