import type { ClassificationInput } from "../../src/reporting/classification-input.ts";
import type { CompanyFilter, DossierFilter } from "../../src/reporting/filter.ts";
import type { ClassificationInput as SdlClassificationInput, CompanyFilter as SdlCompanyFilter, DossierFilter as SdlDossierFilter } from "../../src/graphql/types.generated.ts";
import type { CompleteResolvers } from "../../src/graphql/complete.ts";
import { resolvers } from "../../src/graphql/resolvers/index.ts";

// Checked by tsc, never run: each line that must not compile says so.

export const complete: CompleteResolvers = { ...resolvers };

const { Query, Dossier, Company, Money: _money, CompanyName: _companyName, ...others } = resolvers;
const { searchCompanies: _searchCompanies, ...otherRoots } = Query;
const { pillar: _pillar, ...dossierWithoutPillar } = Dossier;
const { establishments: _establishments, ...companyWithoutList } = Company;

// @ts-expect-error a root field needs a resolver
export const withoutRootField: CompleteResolvers = { ...resolvers, Query: otherRoots };

// @ts-expect-error the row holds a code as text, which is no Code
export const withoutField: CompleteResolvers = { ...resolvers, Dossier: dossierWithoutPillar };

// @ts-expect-error no column answers a list of another table; the column of that name is a number
export const withoutList: CompleteResolvers = { ...resolvers, Company: companyWithoutList };

// @ts-expect-error a type with fields that its row lacks needs an entry
export const withoutType: CompleteResolvers = { ...others, Query, Dossier, Company, Money: _money };

// @ts-expect-error a custom scalar needs one
export const withoutScalar: CompleteResolvers = { ...others, Query, Dossier, Company, CompanyName: _companyName };

// @ts-expect-error a resolver must give what the schema says
export const wrongResult: CompleteResolvers = { ...resolvers, Company: { ...Company, startDate: () => 2016 } };

type Unhandled<Sdl, Own> = Exclude<keyof Sdl, keyof Own>;
type AllUnhandled = [Unhandled<SdlDossierFilter, DossierFilter>, Unhandled<SdlCompanyFilter, CompanyFilter>, Unhandled<SdlClassificationInput, ClassificationInput>];
/** A field of a filter or of the versions in the SDL that reporting does not know would be without effect. */
export const everyInputIsHandled: AllUnhandled extends [never, never, never] ? true : AllUnhandled = true;
