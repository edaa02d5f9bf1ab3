import { parseEnterpriseNumber } from "../domain/enterprise-number.ts";
import { parseEstablishmentNumber } from "../domain/establishment-number.ts";
import { parseNaceCode } from "../domain/nace.ts";
import { parseMoment } from "../domain/period.ts";
import { parseServiceProviderNumber } from "../domain/service-provider-number.ts";
import { optional, required, type RowOf } from "./columns.ts";
import {
  parseEmploymentClass,
  parseEstablishments,
  parseLegalForm,
  parseLegalType,
  parseMunicipality,
  parseNaceVersion,
  parsePillar,
  parseSize,
  parseTheme,
  parseTopic,
} from "./dossier-values.ts";
import { parseAmount, parseReference } from "./values.ts";

/** Every column of a dossier file, in the order in which it is documented. The last seven are the company at submission. */
export const dossierColumns = [
  required("reference", "text", parseReference),
  required("enterprise_number", "text", parseEnterpriseNumber),
  optional("establishment_number", "text", parseEstablishmentNumber),
  required("pillar", "text", parsePillar, "pillar_filed"),
  optional("theme", "text", parseTheme),
  optional("topic", "text", parseTopic),
  optional("service_provider_number", "text", parseServiceProviderNumber),
  optional("declared_size", "text", parseSize),
  required("eligible_cost", "bigint", parseAmount, "eligible_cost_cents"),
  required("subsidy", "bigint", parseAmount, "subsidy_cents"),
  optional("paid_amount", "bigint", parseAmount, "paid_cents"),
  optional("recovered_amount", "bigint", parseAmount, "recovered_cents"),
  required("submitted_at", "timestamptz", parseMoment),
  optional("approved_at", "timestamptz", parseMoment),
  optional("refused_at", "timestamptz", parseMoment),
  optional("withdrawn_at", "timestamptz", parseMoment),
  optional("lapsed_at", "timestamptz", parseMoment),
  optional("own_share_at", "timestamptz", parseMoment),
  optional("paid_at", "timestamptz", parseMoment),
  optional("closed_at", "timestamptz", parseMoment),
  optional("recovered_at", "timestamptz", parseMoment),
  optional("legal_type", "text", parseLegalType),
  optional("legal_form", "text", parseLegalForm),
  optional("nace_code", "text", parseNaceCode),
  optional("nace_version", "text", parseNaceVersion),
  optional("municipality", "text", parseMunicipality),
  optional("employment_class", "text", parseEmploymentClass),
  optional("establishments", "integer", parseEstablishments),
] as const;

type Columns = (typeof dossierColumns)[number];

/** A column name of the file. */
export type ColumnName = Columns["name"];

/** A parsed row by column name; null where the file has nothing. */
export type DossierRow = RowOf<Columns>;
