import { BRANCH, EMPTY, NAME_OF_ESTABLISHMENT, NAME_OF_PERSON, NO_ENTITY, OTHER_ADDRESS, SEAT_OF_PERSON, SECOND_ADDRESS, type DropReason } from "./drop-reason.ts";
import { entityKind, type Entities } from "./entities.ts";
import type { Line } from "./register-file.ts";

/** Rows of any file that speaks of an entity by its number. */
export function orphan(id: number, entities: Entities): DropReason | null {
  if (entityKind(id) === "BRANCH") return BRANCH;
  return entities.listed.has(id) ? null : NO_ENTITY;
}

/** Lists the enterprise, and whether it is a legal person. */
export function admitEnterprise(line: Line, entities: Entities): null {
  const id = line.id("EnterpriseNumber");
  entities.listed.add(id);
  if (line.is("TypeOfEnterprise", "2")) entities.legalPersons.add(id);
  else entities.legalPersons.delete(id);
  return null;
}

/** Lists the unit when its enterprise is listed. */
export function admitEstablishment(line: Line, entities: Entities): DropReason | null {
  if (!entities.listed.has(line.id("EnterpriseNumber"))) return NO_ENTITY;
  entities.listed.add(line.id("EstablishmentNumber"));
  return null;
}

/** Names of legal persons alone: a natural person's enterprise and its units carry the person's name. */
export function admitName(line: Line, entities: Entities): DropReason | null {
  const id = line.id("EntityNumber");
  const reason = orphan(id, entities);
  if (reason !== null) return reason;
  if (entityKind(id) === "ESTABLISHMENT") return NAME_OF_ESTABLISHMENT;
  if (!entities.legalPersons.has(id)) return NAME_OF_PERSON;
  return line.is("Denomination", "") ? EMPTY : null;
}

/** The seat of an enterprise and the place of a unit, one each. */
export function admitAddress(line: Line, entities: Entities): DropReason | null {
  const id = line.id("EntityNumber");
  const reason = orphan(id, entities);
  if (reason !== null) return reason;
  if (!line.is("TypeOfAddress", entityKind(id) === "ENTERPRISE" ? "REGO" : "BAET")) return OTHER_ADDRESS;
  if (entityKind(id) === "ENTERPRISE" && !entities.legalPersons.has(id)) return SEAT_OF_PERSON;
  return entities.placed.add(id) ? null : SECOND_ADDRESS;
}

/** An entity of a delete file is not listed any more. */
export function unlist(id: number, entities: Entities): void {
  entities.listed.delete(id);
}
