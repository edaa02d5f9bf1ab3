import { countDossiers, dossierOrders, findDossierPage } from "../../../db/find/dossiers.ts";
import { brusselsDay } from "../../../domain/period.ts";
import { compileDossierFilter } from "../../../reporting/filter.ts";
import { readScope } from "../../../reporting/request.ts";
import { checkCodeFilters } from "../../code-filters.ts";
import { connection, readPage } from "../../connection.ts";
import type { QueryResolvers } from "../../types.generated.ts";

export const dossiers: NonNullable<QueryResolvers["dossiers"]> = async (_root, { orderBy, counting, period, where, ...paging }, { db, now, load }) => {
  const order = dossierOrders[orderBy];
  const page = readPage(order, paging);
  const today = brusselsDay(now());
  const through = period ? ((await load.dataVersion()).dossiersThrough ?? today) : today;
  const condition = compileDossierFilter(readScope({ counting, period, where: checkCodeFilters(where ?? {}) }, { today, through }));
  return connection(order, page, () => findDossierPage(db, { where: condition, order, page }), () => countDossiers(db, condition));
};
