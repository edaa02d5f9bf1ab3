import type { CompanyRow, DossierRow, EstablishmentRow } from "../db/tables/index.ts";
import type { Connection, Edge } from "./connection.ts";

/** What stands behind the connection and edge types of the schema, one name each for the code generator. */
export type CompanyConnectionSource = Connection<CompanyRow>;
export type CompanyEdgeSource = Edge<CompanyRow>;
export type EstablishmentConnectionSource = Connection<EstablishmentRow>;
export type EstablishmentEdgeSource = Edge<EstablishmentRow>;
export type DossierConnectionSource = Connection<DossierRow>;
export type DossierEdgeSource = Edge<DossierRow>;
