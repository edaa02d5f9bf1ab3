import { and } from "drizzle-orm";
import { countDossiers, dossierOrders, findDossierPage, ownShareDueBy } from "../../../db/find/dossiers.ts";
import { brusselsDay } from "../../../domain/period.ts";
import { compileScope } from "../../../reporting/compile.ts";
import { readScope } from "../../../reporting/request.ts";
import { readClassificationInput } from "../../classification.ts";
import { checkCodeFilters } from "../../code-filters.ts";
import { connection, readPage } from "../../connection.ts";
import { dossierColumns } from "../../dossier-columns.ts";
import type { QueryResolvers } from "../../types.generated.ts";

export const dossiers: NonNullable<QueryResolvers["dossiers"]> = async (_root, { orderBy, counting, period, where, classification, ownShareDueBy: dueBy, ...paging }, { db, now, load }, info) => {
  const order = dossierOrders[orderBy];
  const page = readPage(order, paging);
  const today = brusselsDay(now());
  const through = period ? ((await load.dataVersion()).dossiersThrough ?? today) : today;
  const asked = { counting, period, where: checkCodeFilters(where ?? {}), classification: readClassificationInput(classification) };
  const condition = and(compileScope(readScope(asked, { today, through })), dueBy === null || dueBy === undefined ? undefined : ownShareDueBy(dueBy));
  return connection(order, page, () => findDossierPage(db, { where: condition, order, page, columns: dossierColumns(info) }), () => countDossiers(db, condition));
};
