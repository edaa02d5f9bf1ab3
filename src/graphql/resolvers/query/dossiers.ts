import { countDossiers, dossierOrders, findDossierPage } from "../../../db/find/dossiers.ts";
import { connection, readPage } from "../../connection.ts";
import type { QueryResolvers } from "../../types.generated.ts";

export const dossiers: NonNullable<QueryResolvers["dossiers"]> = (_root, { orderBy, ...paging }, { db }) => {
  const order = dossierOrders[orderBy];
  const page = readPage(order, paging);
  const where = undefined;
  return connection(order, page, () => findDossierPage(db, { where, order, page }), () => countDossiers(db, where));
};
