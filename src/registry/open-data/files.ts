import { admitAddress, admitEnterprise, admitEstablishment, admitName, orphan, unlist } from "./admit.ts";
import { BRANCH, CONTACT, EMPTY } from "./drop-reason.ts";
import type { Field } from "./field.ts";
import { day, naceCode, optionalCode, requiredCode, search, text, unread, year } from "./fields.ts";
import { municipalityColumns, municipalityOn } from "./municipality-field.ts";
import { branchNumber, enterpriseNumber, entityNumber, establishmentNumber } from "./number-fields.ts";
import type { FieldOn, RegisterFile } from "./register-file.ts";

/**
 * The files of KBO Open Data (cookbook R018.00) in the order they are read: entities first, so that rows without their entity are met
 * on the way. A file more is one entry; a column more is one entry and a column of its table.
 */
export const registerFiles: readonly RegisterFile<Field | FieldOn>[] = [
  {
    name: "code",
    table: "code",
    isFinal: true,
    unique: 3,
    hasDeletes: false,
    columns: [
      { from: "Category", into: "category", as: requiredCode },
      { from: "Code", into: "code", as: text },
      { from: "Language", into: "language", as: requiredCode },
      { from: "Description", into: "description", as: text },
    ],
    admit: (line) => (line.is("Description", "") ? EMPTY : null),
  },
  {
    name: "enterprise",
    table: "enterprise",
    unique: 1,
    columns: [
      { from: "EnterpriseNumber", into: "number", as: enterpriseNumber },
      { from: "Status", into: "status", as: requiredCode },
      { from: "JuridicalSituation", into: "legal_situation", as: optionalCode },
      { from: "TypeOfEnterprise", into: "legal_type", as: optionalCode },
      { from: "JuridicalForm", into: "legal_form", as: optionalCode },
      { from: "JuridicalFormCAC", into: "legal_form_cac", as: optionalCode },
      { from: "StartDate", into: "started_on", as: day },
    ],
    admit: admitEnterprise,
    remove: unlist,
  },
  {
    name: "establishment",
    table: "establishment",
    unique: 1,
    columns: [
      { from: "EstablishmentNumber", into: "number", as: establishmentNumber },
      { from: "EnterpriseNumber", into: "enterprise_number", as: enterpriseNumber },
      { from: "StartDate", into: "started_on", as: day },
    ],
    admit: admitEstablishment,
    remove: unlist,
  },
  {
    name: "branch",
    table: null,
    columns: [
      { from: "Id", into: null, as: branchNumber },
      { from: "StartDate", into: null, as: day },
      { from: "EnterpriseNumber", into: null, as: enterpriseNumber },
    ],
    admit: () => BRANCH,
  },
  {
    name: "denomination",
    table: "company_name",
    isFinal: true,
    isPersonal: true,
    columns: [
      { from: "EntityNumber", into: "number", as: entityNumber },
      { from: "Language", into: "language", as: requiredCode },
      { from: "TypeOfDenomination", into: "kind", as: requiredCode },
      { from: "Denomination", into: "name", as: text },
      { from: "Denomination", into: "search", as: search },
    ],
    admit: admitName,
  },
  {
    name: "address",
    table: "address",
    isPersonal: true,
    columns: [
      { from: "EntityNumber", into: "number", as: entityNumber },
      { from: "TypeOfAddress", into: null, as: requiredCode },
      { from: municipalityColumns, into: "municipality", as: municipalityOn },
      { from: "DateStrikingOff", into: null, as: day },
    ],
    admit: admitAddress,
  },
  {
    name: "contact",
    table: null,
    isPersonal: true,
    columns: [
      { from: "EntityNumber", into: null, as: entityNumber },
      { from: "EntityContact", into: null, as: requiredCode },
      { from: "ContactType", into: null, as: requiredCode },
      { from: "Value", into: null, as: unread },
    ],
    admit: () => CONTACT,
  },
  {
    name: "activity",
    table: "activity",
    isFinal: true,
    columns: [
      { from: "EntityNumber", into: "entity_number", as: entityNumber },
      { from: "ActivityGroup", into: "activity_group", as: requiredCode },
      { from: "NaceVersion", into: "nace_version", as: year },
      { from: "NaceCode", into: "nace_code", as: naceCode },
      { from: "Classification", into: "classification", as: requiredCode },
    ],
    admit: (line, entities) => orphan(line.id("EntityNumber"), entities),
  },
];
