/** Why a row is not taken. A `fault` is a row that ought not to be in the file: it is listed, and `strict` refuses the file. */
export type DropReason = { readonly text: string; readonly fault: boolean };

const notKept = (what: string): DropReason => ({ text: `${what} not kept`, fault: false });

export const NO_ENTITY: DropReason = { text: "its entity is not in the register", fault: true };
export const SECOND_ADDRESS: DropReason = { text: "its entity has another address of this type", fault: true };
export const EMPTY: DropReason = { text: "its text is empty", fault: true };
export const BRANCH = notKept("branches are");
export const CONTACT = notKept("contact data is");
export const NAME_OF_PERSON = notKept("names of natural persons are");
export const NAME_OF_ESTABLISHMENT = notKept("names of establishment units are");
export const OTHER_ADDRESS = notKept("addresses other than of a seat or an establishment unit are");
export const SEAT_OF_PERSON = notKept("addresses of natural persons are");
