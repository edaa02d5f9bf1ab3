/* eslint-disable */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ActivityRow as ActivityRowRow, CompanyRow as CompanyRowRow, CompanyNameRow as CompanyNameRowRow, DossierRow as DossierRowRow, EmploymentRow as EmploymentRowRow, EstablishmentRow as EstablishmentRowRow } from '../db/tables/index.ts';
import type { CatalogSource as CatalogSourceRow } from './catalog.ts';
import type { CodeValue as CodeValueRow } from './code.ts';
import type { CompanyConnectionSource as CompanyConnectionSourceRow, CompanyEdgeSource as CompanyEdgeSourceRow, DossierConnectionSource as DossierConnectionSourceRow, DossierEdgeSource as DossierEdgeSourceRow, EstablishmentConnectionSource as EstablishmentConnectionSourceRow, EstablishmentEdgeSource as EstablishmentEdgeSourceRow } from './sources.ts';
import type { DataVersion as DataVersionRow } from '../db/find/data-version.ts';
import type { DimensionSource as DimensionSourceRow } from './dimensions.ts';
import type { HistoryEvent as HistoryEventRow } from './history.ts';
import type { MeasureSource as MeasureSourceRow } from './measures.ts';
import type { PageInfoSource as PageInfoSourceRow } from './connection.ts';
import type { Context } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** Whole number up to 2^53-1, always a JSON number; a larger one is an error. */
  BigInt: { input: number; output: number | bigint; }
  /** Instant as RFC 3339 with an offset, for example `2016-04-01T09:30:00Z`. */
  DateTime: { input: Date; output: Date; }
  /**
   * KBO enterprise number: 10 digits that start with 0 or 1, with check digits (97 minus the first eight modulo 97).
   * Dots, spaces, the prefix BE and the old form of 9 digits are accepted on input.
   */
  EnterpriseNumber: { input: string; output: string; }
  /** KBO number of an establishment unit: 10 digits that start with 2 to 8, with the same check digits. Dots and spaces are accepted on input. */
  EstablishmentNumber: { input: string; output: string; }
  /** Calendar date in Europe/Brussels, `YYYY-MM-DD`. */
  LocalDate: { input: string; output: string; }
  /** Exact amount in EUR as text with two decimals, for example `"1250.00"`; never a float. */
  Money: { input: bigint; output: bigint; }
  /** Number of a registered service provider: `DV.O` (OPLEIDING) or `DV.A` (ADVIES) and six digits. */
  ServiceProviderNumber: { input: string; output: string; }
  /** Calendar month, `YYYY-MM`. */
  YearMonth: { input: string; output: string; }
};

/** An activity that an enterprise or establishment unit has declared. */
export type Activity = {
  readonly __typename?: 'Activity';
  /** Who it was declared to, for example 006 for the RSZ and 001 for VAT. */
  readonly group: Code;
  /** Whether it is a main activity; several may be, one for each group and version at least. */
  readonly main: Scalars['Boolean']['output'];
  /** The activity in the NACE-BEL classification. */
  readonly nace: Code;
  /** The version that the code belongs to. */
  readonly version: NaceVersion;
};

/** Groups of users, each with all rights of the ones before it. */
export type Audience =
  /** Those who run the service: also plans and SQL. */
  | 'ADMIN'
  /** Those who handle dossiers. */
  | 'HANDLER'
  /** Staff and tools of the administration: entities and exact figures. */
  | 'INTERNAL'
  /** Everybody, without a key. */
  | 'PUBLIC';

/** What this service holds and how it may be used. */
export type Catalog = {
  readonly __typename?: 'Catalog';
  /** The state of the data. */
  readonly dataVersion: DataVersion;
  /** What dossiers can be broken down by. */
  readonly dimensions: ReadonlyArray<DimensionInfo>;
  /** Code lists of the imported register that lack labels; empty when all labels are there. */
  readonly labelFallbacks: ReadonlyArray<LabelFallback>;
  /** Terms on which the data may be used again. */
  readonly licence: Scalars['String']['output'];
  /** Bounds that requests are held to. */
  readonly limits: Limits;
  /** What can be reckoned of the dossiers counted. */
  readonly measures: ReadonlyArray<MeasureInfo>;
  /** What is not held and so can never be reported, with the reason. */
  readonly notHeld: ReadonlyArray<NotHeld>;
};


/** What this service holds and how it may be used. */
export type CatalogDimensionsArgs = {
  only: InputMaybe<ReadonlyArray<DossierDimension>>;
};

/** A code of a list, with its labels. */
export type Code = {
  readonly __typename?: 'Code';
  /** The code, as in its list. */
  readonly code: Scalars['String']['output'];
  /** What the code means; the Dutch label where the language asked has none, and the code itself where there is no Dutch one. */
  readonly label: Scalars['String']['output'];
  /** Depth in its list, 1 at the top (of places: 1 region, 4 municipality; of NACE: 1 section, 5 subclass); null for lists without levels. */
  readonly level: Maybe<Scalars['Int']['output']>;
  /** The code one level up; null at the top and for lists without levels. */
  readonly parent: Maybe<Code>;
  /** Codes that took its place; empty while it is in use, and where no successor is known. */
  readonly successors: ReadonlyArray<Code>;
  /** First day that the code was in use; null when not known or always. */
  readonly validFrom: Maybe<Scalars['LocalDate']['output']>;
  /** Last day that the code was in use; null while it is. */
  readonly validTo: Maybe<Scalars['LocalDate']['output']>;
};


/** A code of a list, with its labels. */
export type CodeLabelArgs = {
  language?: Language;
};

/** Picks codes: (in `in` OR under `under` OR `unknown` is true) AND NOT in `notIn`. Parts that are not given do not restrict. */
export type CodeFilter = {
  /** Any of these codes; at most 1,000. A code that the list does not have is the error UNKNOWN_CODE. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** None of these codes; at most 1,000. */
  readonly notIn?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** This code and all codes below it. */
  readonly under?: InputMaybe<Scalars['String']['input']>;
  /** True: also those whose code is not known, and only those where neither `in` nor `under` is given. False: leaves these out. Null: does not restrict. */
  readonly unknown?: InputMaybe<Scalars['Boolean']['input']>;
};

/** An enterprise of the register (KBO). One that the register no longer lists is kept as ended. */
export type Company = Node & {
  readonly __typename?: 'Company';
  /** Declared activities, ordered by version (newest first), group, classification and code. */
  readonly activities: ReadonlyArray<Activity>;
  /** The company's dossiers, a page at a time. */
  readonly dossiers: DossierConnection;
  /** RSZ workforce classes, newest quarter first; empty when none is held. */
  readonly employment: ReadonlyArray<Employment>;
  /** Day of the extract that first lacked it; null while it is listed. */
  readonly endedOn: Maybe<Scalars['LocalDate']['output']>;
  /** Establishment units, ended ones too, ordered by number. */
  readonly establishments: EstablishmentConnection;
  /** Opaque identifier; ask it again with `node`. */
  readonly id: Scalars['ID']['output'];
  /** Legal form; null for a natural person. */
  readonly legalForm: Maybe<Code>;
  /** Legal situation, for example normal or bankrupt; null when the register does not say. */
  readonly legalSituation: Maybe<Code>;
  /** Natural person or legal person; null when the register does not say. */
  readonly legalType: Maybe<Code>;
  /** Main activity: that of the RSZ, else VAT, else the other declared one; lowest code; null when none is declared. */
  readonly mainActivity: Maybe<Code>;
  /** Municipality of the seat, else of the oldest active establishment unit; null when neither is in Belgium or known. */
  readonly municipality: Maybe<Code>;
  /** Names, official ones first; empty for a natural person, whose names are not kept. */
  readonly names: ReadonlyArray<CompanyName>;
  /** KBO enterprise number, ten digits. */
  readonly number: Scalars['EnterpriseNumber']['output'];
  /** Where these data come from and how old they are; null for a company that came in by no import. */
  readonly provenance: Maybe<Provenance>;
  /** Start of the enterprise; null when the register does not say. */
  readonly startDate: Maybe<Scalars['LocalDate']['output']>;
  /** Status in the register: AC when active, ENDED when the register no longer lists it. */
  readonly status: Code;
};


/** An enterprise of the register (KBO). One that the register no longer lists is kept as ended. */
export type CompanyActivitiesArgs = {
  first?: Scalars['Int']['input'];
  mainOnly?: Scalars['Boolean']['input'];
  version: InputMaybe<NaceVersion>;
};


/** An enterprise of the register (KBO). One that the register no longer lists is kept as ended. */
export type CompanyDossiersArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  orderBy?: DossierOrder;
};


/** An enterprise of the register (KBO). One that the register no longer lists is kept as ended. */
export type CompanyEstablishmentsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** An enterprise of the register (KBO). One that the register no longer lists is kept as ended. */
export type CompanyMainActivityArgs = {
  version: InputMaybe<NaceVersion>;
};

/** A page of companies. */
export type CompanyConnection = {
  readonly __typename?: 'CompanyConnection';
  /** The same with a cursor each. */
  readonly edges: ReadonlyArray<CompanyEdge>;
  /** The companies of the page, in order. */
  readonly nodes: ReadonlyArray<Company>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** Companies on all pages together. Costs a statement of its own. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A company in its place within a list. */
export type CompanyEdge = {
  readonly __typename?: 'CompanyEdge';
  /** Its place, for `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The company. */
  readonly node: Company;
};

/** Restricts companies; all parts given must hold. Attributes are those the register has now. */
export type CompanyFilter = {
  /** True: only companies that the register lists now; false: only ended ones; null: both. */
  readonly active?: InputMaybe<Scalars['Boolean']['input']>;
  /** Completed years since the start of the enterprise, in classes. Unknown: the start is not known. */
  readonly companyAgeClass?: InputMaybe<CodeFilter>;
  /** RSZ workforce class of the newest quarter held. Unknown: none held, or undetermined. */
  readonly employmentClass?: InputMaybe<CodeFilter>;
  /** Number of active establishment units, in classes. */
  readonly establishmentsClass?: InputMaybe<CodeFilter>;
  /** KBO code of the legal form. Unknown: none, as for natural persons. */
  readonly legalForm?: InputMaybe<CodeFilter>;
  /** 1 natural person, 2 legal person. Unknown: the register does not say. */
  readonly legalType?: InputMaybe<CodeFilter>;
  /** Main activity by NACE-BEL 2025, a code of any level. Unknown: no main activity in that version. */
  readonly nace?: InputMaybe<CodeFilter>;
  /** Municipality, a NIS code of any level, from municipality to region. Unknown: no place in Belgium is known. */
  readonly place?: InputMaybe<CodeFilter>;
};

/** Outcome of looking up one number. */
export type CompanyLookup = Company | CompanyNotFound | InvalidCompanyNumber;

/** A name of a legal person. */
export type CompanyName = {
  readonly __typename?: 'CompanyName';
  /** Official name, abbreviation or commercial name. */
  readonly kind: Code;
  /** Language of the name; null when the register does not know. */
  readonly language: Maybe<Language>;
  /** The name as registered. */
  readonly text: Scalars['String']['output'];
};

/** A valid number that the register never listed. */
export type CompanyNotFound = {
  readonly __typename?: 'CompanyNotFound';
  /** The number looked up, ten digits. */
  readonly number: Scalars['EnterpriseNumber']['output'];
};

/** The company of a dossier as it was at submission. */
export type CompanySnapshot = {
  readonly __typename?: 'CompanySnapshot';
  /** RSZ workforce class; NONE when the company had no RSZ registration; null when not held. */
  readonly employmentClass: Maybe<Code>;
  /** Number of active establishment units; null when not held. */
  readonly establishments: Maybe<Scalars['Int']['output']>;
  /** Columns of the dossier file that were empty and filled from the register, for example `nace_code`. */
  readonly filledFromRegister: ReadonlyArray<Scalars['String']['output']>;
  /** Legal form; null when not held and for natural persons. */
  readonly legalForm: Maybe<Code>;
  /** Natural or legal person; null when not held. */
  readonly legalType: Maybe<Code>;
  /** Municipality of the dossier's establishment unit, else of the seat, else of the oldest active unit; null when not known. */
  readonly municipality: Maybe<Code>;
  /** Main activity; null when not held. */
  readonly nace: Maybe<Code>;
  /** Version of the classification that `nace` belongs to; null without `nace`. */
  readonly naceVersion: Maybe<NaceVersion>;
  /** Size that the applicant declared: KO (small) or MO (medium); null when not filed. */
  readonly size: Maybe<Code>;
  /** DOSSIER when all values came with the dossier; KBO when the register filled at least one. */
  readonly source: Registry;
  /** When these values were taken. */
  readonly takenAt: Scalars['DateTime']['output'];
};

/** The state of the data that an answer rests on. Two answers with the same `id` rest on the same data. */
export type DataVersion = {
  readonly __typename?: 'DataVersion';
  /** Last day that the imported dossiers speak of, in Europe/Brussels; null when none have been imported. */
  readonly dossiersThrough: Maybe<Scalars['LocalDate']['output']>;
  /** Opaque identifier: changes with every change of a dossier and every import. */
  readonly id: Scalars['ID']['output'];
  /** Number of the last imported extract of KBO Open Data; null when none has been imported. */
  readonly kboExtract: Maybe<Scalars['String']['output']>;
  /** When the last import ended; null when nothing has been imported yet. */
  readonly loadedAt: Maybe<Scalars['DateTime']['output']>;
  /** True when the data are generated for demonstration: no real company, no real dossier. */
  readonly synthetic: Scalars['Boolean']['output'];
};

/** A dimension with its codes. */
export type DimensionInfo = {
  readonly __typename?: 'DimensionInfo';
  /** The codes in the order of their list; empty for time and for service providers, which have no list. */
  readonly codes: ReadonlyArray<Code>;
  /** What it means, in English. */
  readonly description: Scalars['String']['output'];
  /** The dimension. */
  readonly dimension: DossierDimension;
  /** Its name in the language of the catalog. */
  readonly label: Scalars['String']['output'];
  /** The dimension one level up; null at the top and for dimensions without levels. */
  readonly parent: Maybe<DossierDimension>;
  /** Where the value comes from. */
  readonly source: Registry;
};


/** A dimension with its codes. */
export type DimensionInfoCodesArgs = {
  first?: Scalars['Int']['input'];
  on: InputMaybe<Scalars['LocalDate']['input']>;
  search: InputMaybe<Scalars['String']['input']>;
  under: InputMaybe<Scalars['String']['input']>;
  version: InputMaybe<NaceVersion>;
};

/** One application for a subsidy. Amounts are in EUR without VAT. */
export type Dossier = Node & {
  readonly __typename?: 'Dossier';
  /** The applicant as the register has it now; null when no source ever held it (the register forgets ended companies). */
  readonly company: Maybe<Company>;
  /** Enterprise number of the applicant, ten digits. */
  readonly companyNumber: Scalars['EnterpriseNumber']['output'];
  /** When it was approved or refused; null while undecided. */
  readonly decidedAt: Maybe<Scalars['DateTime']['output']>;
  /** Cost that the subsidy is reckoned from, in EUR. */
  readonly eligibleCost: Scalars['Money']['output'];
  /** The establishment unit that the dossier names; null when it names none or the register does not hold it. */
  readonly establishment: Maybe<Establishment>;
  /** Number of the establishment unit that the dossier names; null when it names none. */
  readonly establishmentNumber: Maybe<Scalars['EstablishmentNumber']['output']>;
  /** What happened to the dossier, in time order. */
  readonly history: ReadonlyArray<DossierEvent>;
  /** Opaque identifier; ask it again with `node`. */
  readonly id: Scalars['ID']['output'];
  /** Amount paid in EUR; null while nothing is. */
  readonly paid: Maybe<Scalars['Money']['output']>;
  /** Pillar of the scheme of 2016, to which older pillars are assigned: advice is one, coaching stands alone. */
  readonly pillar: Code;
  /** Pillar as filed. */
  readonly pillarFiled: Code;
  /** Amount recovered in EUR; null when nothing was. */
  readonly recovered: Maybe<Scalars['Money']['output']>;
  /** Reference as filed. */
  readonly reference: Scalars['ID']['output'];
  /** Rules of the scheme that were in force on the day of submission. */
  readonly regime: Code;
  /** Number of the registered service provider; null when none was filed. */
  readonly serviceProviderNumber: Maybe<Scalars['ServiceProviderNumber']['output']>;
  /** The company as it was at submission; never changes by itself. */
  readonly snapshot: CompanySnapshot;
  /** Where the dossier stands now. */
  readonly status: DossierStatus;
  /** When it was submitted. */
  readonly submittedAt: Scalars['DateTime']['output'];
  /** Subsidy granted in EUR, never reduced afterwards; applied for while not approved. */
  readonly subsidy: Scalars['Money']['output'];
  /** Theme as filed; null when none was filed. */
  readonly theme: Maybe<Code>;
  /** Topic within the theme; null when none was filed. */
  readonly topic: Maybe<Code>;
};

/** A page of dossiers. */
export type DossierConnection = {
  readonly __typename?: 'DossierConnection';
  /** The same with a cursor each. */
  readonly edges: ReadonlyArray<DossierEdge>;
  /** The dossiers of the page, in order. */
  readonly nodes: ReadonlyArray<Dossier>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** Dossiers on all pages together. Costs a statement of its own. */
  readonly totalCount: Scalars['Int']['output'];
};

/** What dossiers can be broken down by. Attributes of the company are those at submission unless the question says otherwise. */
export type DossierDimension =
  /** Administrative arrondissement of that place. */
  | 'ARRONDISSEMENT'
  /** Completed years since the start of the enterprise, in classes. */
  | 'COMPANY_AGE_CLASS'
  /** Size that the applicant declared: KO (small, micro included) or MO (medium). Unknown: not filed. */
  | 'COMPANY_SIZE'
  /** RSZ workforce class of the company: a range of jobs. NONE: no RSZ registration. Unknown: not held or undetermined. */
  | 'EMPLOYMENT_CLASS'
  /** Number of active establishment units of the company, in classes. */
  | 'ESTABLISHMENTS_CLASS'
  /** Legal form of the company. Unknown: none, as for natural persons. */
  | 'LEGAL_FORM'
  /** Natural person or legal person. */
  | 'LEGAL_TYPE'
  /** Month of the event that is counted. */
  | 'MONTH'
  /** Municipality of the dossier's establishment unit, else of the seat, else of the oldest active unit. */
  | 'MUNICIPALITY'
  /** Main activity: class of NACE-BEL, four digits. */
  | 'NACE_CLASS'
  /** Main activity: division of NACE-BEL, two digits. */
  | 'NACE_DIVISION'
  /** Main activity: group of NACE-BEL, three digits. */
  | 'NACE_GROUP'
  /** Main activity: section of NACE-BEL, a letter, which means nothing without its version. */
  | 'NACE_SECTION'
  /** Main activity: subclass of NACE-BEL, five digits. */
  | 'NACE_SUBCLASS'
  /** Pillar of the scheme of 2016, to which older pillars are assigned: advice is one, coaching stands alone. */
  | 'PILLAR'
  /** Province of that place; for Brussels its region 04000. */
  | 'PROVINCE'
  /** Quarter of the event that is counted. */
  | 'QUARTER'
  /** Rules of the scheme in force on the day of submission. */
  | 'REGIME'
  /** Region of the dossier's establishment unit, else of the seat, else of the oldest active unit. */
  | 'REGION'
  /** Registered service provider, by its number. */
  | 'SERVICE_PROVIDER'
  /** Where the dossier stands now, whatever was counted. */
  | 'STATUS'
  /** Theme as filed. Unknown: none was filed. */
  | 'THEME'
  /** Topic within the theme as filed. Unknown: none was filed. */
  | 'TOPIC'
  /** Calendar year of the event that is counted. */
  | 'YEAR';

/** A dossier in its place within a list. */
export type DossierEdge = {
  readonly __typename?: 'DossierEdge';
  /** Its place, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The dossier. */
  readonly node: Dossier;
};

/** Something that happened to a dossier. */
export type DossierEvent = {
  readonly __typename?: 'DossierEvent';
  /** When it happened; of a correction, when it was recorded. */
  readonly at: Scalars['DateTime']['output'];
  /** Client that recorded it, or `import:` and the number of the import; never a person. */
  readonly by: Scalars['String']['output'];
  /** What happened. */
  readonly kind: DossierEventKind;
  /** Status of the dossier right after it. */
  readonly status: DossierStatus;
};

/** What can happen to a dossier. */
export type DossierEventKind =
  /** Subsidy granted. */
  | 'APPROVED'
  /** Closed after payment. */
  | 'CLOSED'
  /** Data changed by a later import. */
  | 'CORRECTED'
  /** Ended because the own share was not paid in time. */
  | 'LAPSED'
  /** Own share of the applicant received; the status stays. */
  | 'OWN_SHARE_RECEIVED'
  /** Paid to the service provider. */
  | 'PAID'
  /** Subsidy claimed back, wholly or in part. */
  | 'RECOVERED'
  /** Subsidy refused. */
  | 'REFUSED'
  /** Filed. */
  | 'SUBMITTED'
  /** Taken back by the applicant. */
  | 'WITHDRAWN';

/** Order of a list of dossiers. Undecided dossiers come last in both orders by decision. */
export type DossierOrder =
  /** Oldest decision first, undecided ones last, then by reference. */
  | 'DECIDED_ASC'
  /** Newest decision first, undecided ones last, then by reference downwards. */
  | 'DECIDED_DESC'
  /** By reference. */
  | 'REFERENCE_ASC'
  /** Oldest submission first, then by reference. */
  | 'SUBMITTED_ASC'
  /** Newest submission first, then by reference downwards. */
  | 'SUBMITTED_DESC';

/** Where a dossier stands. The list is this service's own: no official one is published. */
export type DossierStatus =
  /** Subsidy granted. */
  | 'APPROVED'
  /** Closed after payment. */
  | 'CLOSED'
  /** Ended because the own share was not paid in time. */
  | 'LAPSED'
  /** Paid to the service provider. */
  | 'PAID'
  /** Subsidy claimed back, wholly or in part. */
  | 'RECOVERED'
  /** Subsidy refused. */
  | 'REFUSED'
  /** Filed, not decided. */
  | 'SUBMITTED'
  /** Taken back by the applicant. */
  | 'WITHDRAWN';

/** RSZ workforce class of one quarter: a range of jobs, never a number of people. */
export type Employment = {
  readonly __typename?: 'Employment';
  /** Class 1 (less than 5) to 9 (1,000 or more); 0 is undetermined. */
  readonly class: Code;
  /** Quarter of the year, 1 to 4. */
  readonly quarter: Scalars['Int']['output'];
  /** Where the class comes from. */
  readonly source: Registry;
  /** Calendar year. */
  readonly year: Scalars['Int']['output'];
};

/** An establishment unit (vestigingseenheid): a place where an enterprise works. Names and streets are not kept. */
export type Establishment = Node & {
  readonly __typename?: 'Establishment';
  /** Declared activities of the unit in all versions, newest version first, at most 1,000. */
  readonly activities: ReadonlyArray<Activity>;
  /** The enterprise that it belongs to. */
  readonly company: Company;
  /** Day of the extract that first lacked it; null while it is listed. */
  readonly endedOn: Maybe<Scalars['LocalDate']['output']>;
  /** Opaque identifier; ask it again with `node`. */
  readonly id: Scalars['ID']['output'];
  /** Municipality of the unit; null when not known. */
  readonly municipality: Maybe<Code>;
  /** KBO number of the unit, ten digits. */
  readonly number: Scalars['EstablishmentNumber']['output'];
  /** Start of the unit; null when the register does not say. */
  readonly startDate: Maybe<Scalars['LocalDate']['output']>;
};

/** A page of establishment units. */
export type EstablishmentConnection = {
  readonly __typename?: 'EstablishmentConnection';
  /** The same with a cursor each. */
  readonly edges: ReadonlyArray<EstablishmentEdge>;
  /** The units of the page, in order. */
  readonly nodes: ReadonlyArray<Establishment>;
  /** Where the page lies. */
  readonly pageInfo: PageInfo;
  /** Units on all pages together. Costs a statement of its own. */
  readonly totalCount: Scalars['Int']['output'];
};

/** An establishment unit in its place within a list. */
export type EstablishmentEdge = {
  readonly __typename?: 'EstablishmentEdge';
  /** Its place, for `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The unit. */
  readonly node: Establishment;
};

/** Text that is no enterprise number. */
export type InvalidCompanyNumber = {
  readonly __typename?: 'InvalidCompanyNumber';
  /** The text as given, cut after 100 characters. */
  readonly input: Scalars['String']['output'];
  /** The rule that it breaks, in English. */
  readonly reason: Scalars['String']['output'];
};

/** Codes of one list of the register without a label in one language; Dutch is shown instead, and where that lacks too, the code. */
export type LabelFallback = {
  readonly __typename?: 'LabelFallback';
  /** The list: a Category of code.csv. */
  readonly category: Scalars['String']['output'];
  /** Codes of the list that have no label in that language. */
  readonly codes: Scalars['Int']['output'];
  /** The language without labels. */
  readonly language: Language;
};

/** Languages of labels and notes. */
export type Language =
  /** German. */
  | 'DE'
  /** English. */
  | 'EN'
  /** French. */
  | 'FR'
  /** Dutch. */
  | 'NL';

/** A bound. */
export type Limit = {
  readonly __typename?: 'Limit';
  /** Name of the bound, in camel case. */
  readonly name: Scalars['String']['output'];
  /** What is counted, in English. */
  readonly unit: Scalars['String']['output'];
  /** The highest value allowed. */
  readonly value: Scalars['BigInt']['output'];
};

/** Bounds that requests are held to; going over one is an error that names it. */
export type Limits = {
  readonly __typename?: 'Limits';
  /** Most numbers or identifiers in one `companies` or `nodes`. */
  readonly maxNumbers: Scalars['Int']['output'];
  /** Most objects on a page of a list. */
  readonly maxPageSize: Scalars['Int']['output'];
  /** Further bounds. */
  readonly others: ReadonlyArray<Limit>;
};

/** What can be reckoned of the dossiers counted. */
export type Measure =
  /** Subsidy divided by dossiers, in EUR, rounded half up to the cent; not applicable without dossiers. */
  | 'AVERAGE_SUBSIDY'
  /** Distinct enterprise numbers of these dossiers. */
  | 'COMPANIES'
  /** Dossiers whose counted event lies in the period. */
  | 'DOSSIERS'
  /** Sum of the cost that the subsidy is reckoned from, in EUR without VAT. */
  | 'ELIGIBLE_COST'
  /** Distinct establishment numbers that these dossiers name. */
  | 'ESTABLISHMENTS'
  /** Sum of the subsidy in EUR: granted, or applied for where never approved; never reduced by refusals or recoveries that came later. */
  | 'SUBSIDY';

/** A measure with its definition. */
export type MeasureInfo = {
  readonly __typename?: 'MeasureInfo';
  /** Whether values of disjoint groups of dossiers add up to the value of all of them together. */
  readonly additive: Scalars['Boolean']['output'];
  /** Decimals of the value. */
  readonly decimals: Scalars['Int']['output'];
  /** How it is reckoned, in English. */
  readonly definition: Scalars['String']['output'];
  /** Its name in the language of the catalog. */
  readonly label: Scalars['String']['output'];
  /** The measure. */
  readonly measure: Measure;
  /** Unit of the value: `dossiers`, `companies`, `establishments` or `EUR`. */
  readonly unit: Scalars['String']['output'];
};

/** Versions of the NACE-BEL classification of activities. */
export type NaceVersion =
  /** NACE-BEL 2003, in use until 2007. */
  | 'NACEBEL_2003'
  /** NACE-BEL 2008, in use from 2008 to 2024. */
  | 'NACEBEL_2008'
  /** NACE-BEL 2025, in use since 1 January 2025. */
  | 'NACEBEL_2025';

/** An object with an identifier that stays the same. */
export type Node = {
  /** Opaque identifier, unique over all types; ask it again with `node`. */
  readonly id: Scalars['ID']['output'];
};

/** An attribute that is not held, so that no question about it can be answered. */
export type NotHeld = {
  readonly __typename?: 'NotHeld';
  /** The attribute in the language of the catalog. */
  readonly label: Scalars['String']['output'];
  /** The rule of law that this follows from. */
  readonly legalBasis: Scalars['String']['output'];
  /** Name of the attribute, in English. */
  readonly name: Scalars['String']['output'];
  /** Why it is not held. */
  readonly reason: Scalars['String']['output'];
};

/** Where a page lies within its list. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Cursor of the last object of the page, for `after`; null on an empty page. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** Whether there is anything after this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there is anything before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first object of the page, for `before`; null on an empty page. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
};

/** Where the data of a company come from. */
export type Provenance = {
  readonly __typename?: 'Provenance';
  /** Number of the extract; null where the source has no extracts. */
  readonly extract: Maybe<Scalars['String']['output']>;
  /** When the source was last imported. */
  readonly retrievedAt: Scalars['DateTime']['output'];
  /** The source. */
  readonly source: Registry;
};

/** Everything that can be asked. Reports are breakdowns; companies, establishments and dossiers are read one by one or in lists. */
export type Query = {
  readonly __typename?: 'Query';
  /** What can be asked and on which terms: code lists, what is not held, limits, the state of the data. */
  readonly catalog: Catalog;
  /** One outcome for each number, in the order asked: a company, not found, or an invalid number. The same number twice gives the same outcome twice. */
  readonly companies: ReadonlyArray<CompanyLookup>;
  /** One company by its number; null when the register never listed it. */
  readonly company: Maybe<Company>;
  /** One dossier by its reference; null when there is none. */
  readonly dossier: Maybe<Dossier>;
  /** Dossiers, a page at a time. */
  readonly dossiers: DossierConnection;
  /** One establishment unit by its number; null when the register never listed it. */
  readonly establishment: Maybe<Establishment>;
  /** Any object by its global identifier; null when there is none. Costs one look-up. */
  readonly node: Maybe<Node>;
  /** Objects by their global identifiers, in the order asked; null in the place of each that is not there. At most 500, else the error TOO_MANY_NUMBERS. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** Companies by name and attributes, ordered by official name (nameless ones last), then by number. Natural persons have no name here, so text never finds them. */
  readonly searchCompanies: CompanyConnection;
};


/** Everything that can be asked. Reports are breakdowns; companies, establishments and dossiers are read one by one or in lists. */
export type QueryCatalogArgs = {
  language?: Language;
};


/** Everything that can be asked. Reports are breakdowns; companies, establishments and dossiers are read one by one or in lists. */
export type QueryCompaniesArgs = {
  numbers: ReadonlyArray<Scalars['String']['input']>;
};


/** Everything that can be asked. Reports are breakdowns; companies, establishments and dossiers are read one by one or in lists. */
export type QueryCompanyArgs = {
  number: Scalars['EnterpriseNumber']['input'];
};


/** Everything that can be asked. Reports are breakdowns; companies, establishments and dossiers are read one by one or in lists. */
export type QueryDossierArgs = {
  reference: Scalars['ID']['input'];
};


/** Everything that can be asked. Reports are breakdowns; companies, establishments and dossiers are read one by one or in lists. */
export type QueryDossiersArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  orderBy?: DossierOrder;
};


/** Everything that can be asked. Reports are breakdowns; companies, establishments and dossiers are read one by one or in lists. */
export type QueryEstablishmentArgs = {
  number: Scalars['EstablishmentNumber']['input'];
};


/** Everything that can be asked. Reports are breakdowns; companies, establishments and dossiers are read one by one or in lists. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be asked. Reports are breakdowns; companies, establishments and dossiers are read one by one or in lists. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** Everything that can be asked. Reports are breakdowns; companies, establishments and dossiers are read one by one or in lists. */
export type QuerySearchCompaniesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  text: InputMaybe<Scalars['String']['input']>;
  where: InputMaybe<CompanyFilter>;
};

/** Where a value comes from. */
export type Registry =
  /** Derived by this service from the others; the description says how. */
  | 'DERIVED'
  /** The dossier as it was filed and handled. */
  | 'DOSSIER'
  /** Crossroads Bank for Enterprises (Kruispuntbank van Ondernemingen), by its open data. */
  | 'KBO'
  /** National Social Security Office (RSZ): workforce classes. */
  | 'RSZ';



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  CompanyLookup:
    | ( CompanyRowRow & { __typename: 'Company' } )
    | ( CompanyNotFound & { __typename: 'CompanyNotFound' } )
    | ( InvalidCompanyNumber & { __typename: 'InvalidCompanyNumber' } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( CompanyRowRow & { __typename: 'Company' } )
    | ( DossierRowRow & { __typename: 'Dossier' } )
    | ( EstablishmentRowRow & { __typename: 'Establishment' } )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Activity: ResolverTypeWrapper<ActivityRowRow>;
  Audience: Audience;
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Catalog: ResolverTypeWrapper<CatalogSourceRow>;
  Code: ResolverTypeWrapper<CodeValueRow>;
  CodeFilter: CodeFilter;
  Company: ResolverTypeWrapper<CompanyRowRow>;
  CompanyConnection: ResolverTypeWrapper<CompanyConnectionSourceRow>;
  CompanyEdge: ResolverTypeWrapper<CompanyEdgeSourceRow>;
  CompanyFilter: CompanyFilter;
  CompanyLookup: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CompanyLookup']>;
  CompanyName: ResolverTypeWrapper<CompanyNameRowRow>;
  CompanyNotFound: ResolverTypeWrapper<CompanyNotFound>;
  CompanySnapshot: ResolverTypeWrapper<DossierRowRow>;
  DataVersion: ResolverTypeWrapper<DataVersionRow>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DimensionInfo: ResolverTypeWrapper<DimensionSourceRow>;
  Dossier: ResolverTypeWrapper<DossierRowRow>;
  DossierConnection: ResolverTypeWrapper<DossierConnectionSourceRow>;
  DossierDimension: DossierDimension;
  DossierEdge: ResolverTypeWrapper<DossierEdgeSourceRow>;
  DossierEvent: ResolverTypeWrapper<HistoryEventRow>;
  DossierEventKind: DossierEventKind;
  DossierOrder: DossierOrder;
  DossierStatus: DossierStatus;
  Employment: ResolverTypeWrapper<EmploymentRowRow>;
  EnterpriseNumber: ResolverTypeWrapper<Scalars['EnterpriseNumber']['output']>;
  Establishment: ResolverTypeWrapper<EstablishmentRowRow>;
  EstablishmentConnection: ResolverTypeWrapper<EstablishmentConnectionSourceRow>;
  EstablishmentEdge: ResolverTypeWrapper<EstablishmentEdgeSourceRow>;
  EstablishmentNumber: ResolverTypeWrapper<Scalars['EstablishmentNumber']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  InvalidCompanyNumber: ResolverTypeWrapper<InvalidCompanyNumber>;
  LabelFallback: ResolverTypeWrapper<LabelFallback>;
  Language: Language;
  Limit: ResolverTypeWrapper<Limit>;
  Limits: ResolverTypeWrapper<Limits>;
  LocalDate: ResolverTypeWrapper<Scalars['LocalDate']['output']>;
  Measure: Measure;
  MeasureInfo: ResolverTypeWrapper<MeasureSourceRow>;
  Money: ResolverTypeWrapper<Scalars['Money']['output']>;
  NaceVersion: NaceVersion;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NotHeld: ResolverTypeWrapper<NotHeld>;
  PageInfo: ResolverTypeWrapper<PageInfoSourceRow>;
  Provenance: ResolverTypeWrapper<Provenance>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Registry: Registry;
  ServiceProviderNumber: ResolverTypeWrapper<Scalars['ServiceProviderNumber']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  YearMonth: ResolverTypeWrapper<Scalars['YearMonth']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Activity: ActivityRowRow;
  BigInt: Scalars['BigInt']['output'];
  Boolean: Scalars['Boolean']['output'];
  Catalog: CatalogSourceRow;
  Code: CodeValueRow;
  CodeFilter: CodeFilter;
  Company: CompanyRowRow;
  CompanyConnection: CompanyConnectionSourceRow;
  CompanyEdge: CompanyEdgeSourceRow;
  CompanyFilter: CompanyFilter;
  CompanyLookup: ResolversUnionTypes<ResolversParentTypes>['CompanyLookup'];
  CompanyName: CompanyNameRowRow;
  CompanyNotFound: CompanyNotFound;
  CompanySnapshot: DossierRowRow;
  DataVersion: DataVersionRow;
  DateTime: Scalars['DateTime']['output'];
  DimensionInfo: DimensionSourceRow;
  Dossier: DossierRowRow;
  DossierConnection: DossierConnectionSourceRow;
  DossierEdge: DossierEdgeSourceRow;
  DossierEvent: HistoryEventRow;
  Employment: EmploymentRowRow;
  EnterpriseNumber: Scalars['EnterpriseNumber']['output'];
  Establishment: EstablishmentRowRow;
  EstablishmentConnection: EstablishmentConnectionSourceRow;
  EstablishmentEdge: EstablishmentEdgeSourceRow;
  EstablishmentNumber: Scalars['EstablishmentNumber']['output'];
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  InvalidCompanyNumber: InvalidCompanyNumber;
  LabelFallback: LabelFallback;
  Limit: Limit;
  Limits: Limits;
  LocalDate: Scalars['LocalDate']['output'];
  MeasureInfo: MeasureSourceRow;
  Money: Scalars['Money']['output'];
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NotHeld: NotHeld;
  PageInfo: PageInfoSourceRow;
  Provenance: Provenance;
  Query: Record<PropertyKey, never>;
  ServiceProviderNumber: Scalars['ServiceProviderNumber']['output'];
  String: Scalars['String']['output'];
  YearMonth: Scalars['YearMonth']['output'];
};

export type AccessDirectiveArgs = {
  audience: Audience;
};

export type AccessDirectiveResolver<Result, Parent, ContextType = Context, Args = AccessDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type SourceDirectiveArgs = {
  path: Maybe<Scalars['String']['input']>;
  registry: Registry;
};

export type SourceDirectiveResolver<Result, Parent, ContextType = Context, Args = SourceDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ActivityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Activity'] = ResolversParentTypes['Activity']> = {
  group?: Resolver<ResolversTypes['Code'], ParentType, ContextType>;
  main?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  nace?: Resolver<ResolversTypes['Code'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['NaceVersion'], ParentType, ContextType>;
};

export interface BigIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BigInt'], any> {
  name: 'BigInt';
}

export type CatalogResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Catalog'] = ResolversParentTypes['Catalog']> = {
  dataVersion?: Resolver<ResolversTypes['DataVersion'], ParentType, ContextType>;
  dimensions?: Resolver<ReadonlyArray<ResolversTypes['DimensionInfo']>, ParentType, ContextType, Partial<CatalogDimensionsArgs>>;
  labelFallbacks?: Resolver<ReadonlyArray<ResolversTypes['LabelFallback']>, ParentType, ContextType>;
  licence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  limits?: Resolver<ResolversTypes['Limits'], ParentType, ContextType>;
  measures?: Resolver<ReadonlyArray<ResolversTypes['MeasureInfo']>, ParentType, ContextType>;
  notHeld?: Resolver<ReadonlyArray<ResolversTypes['NotHeld']>, ParentType, ContextType>;
};

export type CodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Code'] = ResolversParentTypes['Code']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<CodeLabelArgs, 'language'>>;
  level?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  successors?: Resolver<ReadonlyArray<ResolversTypes['Code']>, ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
};

export type CompanyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Company'] = ResolversParentTypes['Company']> = {
  activities?: Resolver<ReadonlyArray<ResolversTypes['Activity']>, ParentType, ContextType, RequireFields<CompanyActivitiesArgs, 'first' | 'mainOnly'>>;
  dossiers?: Resolver<ResolversTypes['DossierConnection'], ParentType, ContextType, RequireFields<CompanyDossiersArgs, 'first' | 'orderBy'>>;
  employment?: Resolver<ReadonlyArray<ResolversTypes['Employment']>, ParentType, ContextType>;
  endedOn?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  establishments?: Resolver<ResolversTypes['EstablishmentConnection'], ParentType, ContextType, RequireFields<CompanyEstablishmentsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  legalForm?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  legalSituation?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  legalType?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  mainActivity?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType, Partial<CompanyMainActivityArgs>>;
  municipality?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  names?: Resolver<ReadonlyArray<ResolversTypes['CompanyName']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['EnterpriseNumber'], ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['Provenance']>, ParentType, ContextType>;
  startDate?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['Code'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CompanyConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CompanyConnection'] = ResolversParentTypes['CompanyConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CompanyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Company']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CompanyEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CompanyEdge'] = ResolversParentTypes['CompanyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Company'], ParentType, ContextType>;
};

export type CompanyLookupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CompanyLookup'] = ResolversParentTypes['CompanyLookup']> = {
  __resolveType?: TypeResolveFn<'Company' | 'CompanyNotFound' | 'InvalidCompanyNumber', ParentType, ContextType>;
};

export type CompanyNameResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CompanyName'] = ResolversParentTypes['CompanyName']> = {
  kind?: Resolver<ResolversTypes['Code'], ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['Language']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CompanyNotFoundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CompanyNotFound'] = ResolversParentTypes['CompanyNotFound']> = {
  number?: Resolver<ResolversTypes['EnterpriseNumber'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CompanySnapshotResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CompanySnapshot'] = ResolversParentTypes['CompanySnapshot']> = {
  employmentClass?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  establishments?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  filledFromRegister?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  legalForm?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  legalType?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  municipality?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  nace?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  naceVersion?: Resolver<Maybe<ResolversTypes['NaceVersion']>, ParentType, ContextType>;
  size?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Registry'], ParentType, ContextType>;
  takenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type DataVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataVersion'] = ResolversParentTypes['DataVersion']> = {
  dossiersThrough?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kboExtract?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  loadedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  synthetic?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DimensionInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DimensionInfo'] = ResolversParentTypes['DimensionInfo']> = {
  codes?: Resolver<ReadonlyArray<ResolversTypes['Code']>, ParentType, ContextType, RequireFields<DimensionInfoCodesArgs, 'first'>>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dimension?: Resolver<ResolversTypes['DossierDimension'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['DossierDimension']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Registry'], ParentType, ContextType>;
};

export type DossierResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Dossier'] = ResolversParentTypes['Dossier']> = {
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  companyNumber?: Resolver<ResolversTypes['EnterpriseNumber'], ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  eligibleCost?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  establishment?: Resolver<Maybe<ResolversTypes['Establishment']>, ParentType, ContextType>;
  establishmentNumber?: Resolver<Maybe<ResolversTypes['EstablishmentNumber']>, ParentType, ContextType>;
  history?: Resolver<ReadonlyArray<ResolversTypes['DossierEvent']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  paid?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  pillar?: Resolver<ResolversTypes['Code'], ParentType, ContextType>;
  pillarFiled?: Resolver<ResolversTypes['Code'], ParentType, ContextType>;
  recovered?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  regime?: Resolver<ResolversTypes['Code'], ParentType, ContextType>;
  serviceProviderNumber?: Resolver<Maybe<ResolversTypes['ServiceProviderNumber']>, ParentType, ContextType>;
  snapshot?: Resolver<ResolversTypes['CompanySnapshot'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DossierStatus'], ParentType, ContextType>;
  submittedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  subsidy?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  theme?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  topic?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DossierConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DossierConnection'] = ResolversParentTypes['DossierConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DossierEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Dossier']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DossierEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DossierEdge'] = ResolversParentTypes['DossierEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Dossier'], ParentType, ContextType>;
};

export type DossierEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DossierEvent'] = ResolversParentTypes['DossierEvent']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['DossierEventKind'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DossierStatus'], ParentType, ContextType>;
};

export type EmploymentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Employment'] = ResolversParentTypes['Employment']> = {
  class?: Resolver<ResolversTypes['Code'], ParentType, ContextType>;
  quarter?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Registry'], ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export interface EnterpriseNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EnterpriseNumber'], any> {
  name: 'EnterpriseNumber';
}

export type EstablishmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Establishment'] = ResolversParentTypes['Establishment']> = {
  activities?: Resolver<ReadonlyArray<ResolversTypes['Activity']>, ParentType, ContextType>;
  company?: Resolver<ResolversTypes['Company'], ParentType, ContextType>;
  endedOn?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  municipality?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['EstablishmentNumber'], ParentType, ContextType>;
  startDate?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EstablishmentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EstablishmentConnection'] = ResolversParentTypes['EstablishmentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['EstablishmentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Establishment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EstablishmentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EstablishmentEdge'] = ResolversParentTypes['EstablishmentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Establishment'], ParentType, ContextType>;
};

export interface EstablishmentNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EstablishmentNumber'], any> {
  name: 'EstablishmentNumber';
}

export type InvalidCompanyNumberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidCompanyNumber'] = ResolversParentTypes['InvalidCompanyNumber']> = {
  input?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LabelFallbackResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LabelFallback'] = ResolversParentTypes['LabelFallback']> = {
  category?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  codes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  language?: Resolver<ResolversTypes['Language'], ParentType, ContextType>;
};

export type LimitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Limit'] = ResolversParentTypes['Limit']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
};

export type LimitsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Limits'] = ResolversParentTypes['Limits']> = {
  maxNumbers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  maxPageSize?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  others?: Resolver<ReadonlyArray<ResolversTypes['Limit']>, ParentType, ContextType>;
};

export interface LocalDateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalDate'], any> {
  name: 'LocalDate';
}

export type MeasureInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MeasureInfo'] = ResolversParentTypes['MeasureInfo']> = {
  additive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  decimals?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  definition?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  measure?: Resolver<ResolversTypes['Measure'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface MoneyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Money'], any> {
  name: 'Money';
}

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType?: TypeResolveFn<'Company' | 'Dossier' | 'Establishment', ParentType, ContextType>;
};

export type NotHeldResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotHeld'] = ResolversParentTypes['NotHeld']> = {
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  legalBasis?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProvenanceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  extract?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  retrievedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Registry'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  catalog?: Resolver<ResolversTypes['Catalog'], ParentType, ContextType, RequireFields<QueryCatalogArgs, 'language'>>;
  companies?: Resolver<ReadonlyArray<ResolversTypes['CompanyLookup']>, ParentType, ContextType, RequireFields<QueryCompaniesArgs, 'numbers'>>;
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType, RequireFields<QueryCompanyArgs, 'number'>>;
  dossier?: Resolver<Maybe<ResolversTypes['Dossier']>, ParentType, ContextType, RequireFields<QueryDossierArgs, 'reference'>>;
  dossiers?: Resolver<ResolversTypes['DossierConnection'], ParentType, ContextType, RequireFields<QueryDossiersArgs, 'orderBy'>>;
  establishment?: Resolver<Maybe<ResolversTypes['Establishment']>, ParentType, ContextType, RequireFields<QueryEstablishmentArgs, 'number'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  searchCompanies?: Resolver<ResolversTypes['CompanyConnection'], ParentType, ContextType, RequireFields<QuerySearchCompaniesArgs, 'first'>>;
};

export interface ServiceProviderNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ServiceProviderNumber'], any> {
  name: 'ServiceProviderNumber';
}

export interface YearMonthScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['YearMonth'], any> {
  name: 'YearMonth';
}

export type Resolvers<ContextType = Context> = {
  Activity?: ActivityResolvers<ContextType>;
  BigInt?: GraphQLScalarType;
  Catalog?: CatalogResolvers<ContextType>;
  Code?: CodeResolvers<ContextType>;
  Company?: CompanyResolvers<ContextType>;
  CompanyConnection?: CompanyConnectionResolvers<ContextType>;
  CompanyEdge?: CompanyEdgeResolvers<ContextType>;
  CompanyLookup?: CompanyLookupResolvers<ContextType>;
  CompanyName?: CompanyNameResolvers<ContextType>;
  CompanyNotFound?: CompanyNotFoundResolvers<ContextType>;
  CompanySnapshot?: CompanySnapshotResolvers<ContextType>;
  DataVersion?: DataVersionResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DimensionInfo?: DimensionInfoResolvers<ContextType>;
  Dossier?: DossierResolvers<ContextType>;
  DossierConnection?: DossierConnectionResolvers<ContextType>;
  DossierEdge?: DossierEdgeResolvers<ContextType>;
  DossierEvent?: DossierEventResolvers<ContextType>;
  Employment?: EmploymentResolvers<ContextType>;
  EnterpriseNumber?: GraphQLScalarType;
  Establishment?: EstablishmentResolvers<ContextType>;
  EstablishmentConnection?: EstablishmentConnectionResolvers<ContextType>;
  EstablishmentEdge?: EstablishmentEdgeResolvers<ContextType>;
  EstablishmentNumber?: GraphQLScalarType;
  InvalidCompanyNumber?: InvalidCompanyNumberResolvers<ContextType>;
  LabelFallback?: LabelFallbackResolvers<ContextType>;
  Limit?: LimitResolvers<ContextType>;
  Limits?: LimitsResolvers<ContextType>;
  LocalDate?: GraphQLScalarType;
  MeasureInfo?: MeasureInfoResolvers<ContextType>;
  Money?: GraphQLScalarType;
  Node?: NodeResolvers<ContextType>;
  NotHeld?: NotHeldResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ServiceProviderNumber?: GraphQLScalarType;
  YearMonth?: GraphQLScalarType;
};

export type DirectiveResolvers<ContextType = Context> = {
  access?: AccessDirectiveResolver<any, any, ContextType>;
  source?: SourceDirectiveResolver<any, any, ContextType>;
};
