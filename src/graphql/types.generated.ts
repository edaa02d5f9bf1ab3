/* eslint-disable */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ActivityRow as ActivityRowRow, CompanyRow as CompanyRowRow, CompanyNameRow as CompanyNameRowRow, DossierRow as DossierRowRow, EmploymentRow as EmploymentRowRow, EstablishmentRow as EstablishmentRowRow, RuleRecord as RuleRecordRow, ServiceProviderRow as ServiceProviderRowRow } from '../db/tables/index.ts';
import type { AllowanceSource as AllowanceSourceRow } from './allowance.ts';
import type { RowSource as RowSourceRow, BreakdownSource as BreakdownSourceRow, ComparisonSource as ComparisonSourceRow } from './breakdown.ts';
import type { CatalogSource as CatalogSourceRow } from './catalog.ts';
import type { CodeValue as CodeValueRow } from './code.ts';
import type { CompanyConnectionSource as CompanyConnectionSourceRow, CompanyEdgeSource as CompanyEdgeSourceRow, DossierConnectionSource as DossierConnectionSourceRow, DossierEdgeSource as DossierEdgeSourceRow, EstablishmentConnectionSource as EstablishmentConnectionSourceRow, EstablishmentEdgeSource as EstablishmentEdgeSourceRow } from './sources.ts';
import type { Cell as CellRow } from '../reporting/cell.ts';
import type { DataVersion as DataVersionRow } from '../db/find/data-version.ts';
import type { DimensionSource as DimensionSourceRow } from './dimensions.ts';
import type { HistoryEvent as HistoryEventRow } from './history.ts';
import type { FeedEventSource as FeedEventSourceRow } from './feed.ts';
import type { PayloadSource as PayloadSourceRow, UserErrorSource as UserErrorSourceRow } from './payload.ts';
import type { DrillSource as DrillSourceRow } from './drill.ts';
import type { Eligibility as EligibilityRow } from '../intake/eligibility.ts';
import type { TableColumn as TableColumnRow } from './table-columns.ts';
import type { TableSource as TableSourceRow } from './table.ts';
import type { MemberSource as MemberSourceRow } from './breakdown-key.ts';
import type { MeasureSource as MeasureSourceRow } from './measures.ts';
import type { Note as NoteRow } from '../reporting/breaks.ts';
import type { PageInfoSource as PageInfoSourceRow } from './connection.ts';
import type { Period as PeriodRow } from '../domain/period.ts';
import type { PublishedFigure as PublishedFigureRow } from '../domain/published-figures.ts';
import type { RatioSource as RatioSourceRow } from './ratio-cell.ts';
import type { Reconciliation as ReconciliationRow, Unmapped as UnmappedRow } from '../reporting/shape.ts';
import type { Reason as ReasonRow } from '../domain/reasons.ts';
import type { Context } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
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
  /** Decimal number as text, for bounds: digits with a point, for example `"-12.5"`, at most 15 on each side. */
  Decimal: { input: string; output: string; }
  /**
   * KBO enterprise number: 10 digits that start with 0 or 1, with check digits (97 minus the first eight modulo 97).
   * Dots, spaces, the prefix BE and the old form of 9 digits are accepted on input.
   */
  EnterpriseNumber: { input: string; output: string; }
  /** KBO number of an establishment unit: 10 digits that start with 2 to 8, with the same check digits. Dots and spaces are accepted on input. */
  EstablishmentNumber: { input: string; output: string; }
  /** Any JSON value. */
  JSON: { input: unknown; output: unknown; }
  /** Calendar date in Europe/Brussels, `YYYY-MM-DD`. */
  LocalDate: { input: string; output: string; }
  /** Exact amount in EUR as text with two decimals, for example `"1250.00"`; never a float. */
  Money: { input: bigint; output: number | bigint; }
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

/** What happens to a comparison when the data end within the period. */
export type Alignment =
  /** Both periods are cut at the same calendar day, the last one the dossiers speak of; 29 February falls to 28. */
  | 'SAME_ELAPSED_DAYS'
  /** Both periods are taken whole. */
  | 'WHOLE_PERIOD';

/** The ceiling of a company in a calendar year, and its use. For 2016 from 1 April on. */
export type Allowance = {
  readonly __typename?: 'Allowance';
  /** Most that the company gets in the year, in EUR; null until the size is fixed. */
  readonly ceiling: Maybe<Scalars['Money']['output']>;
  /** What is left in EUR, at least 0; null until the size is fixed. */
  readonly left: Maybe<Scalars['Money']['output']>;
  /** General share of the cost that is granted, between 0 and 1, without raised rates; null until the size is fixed. */
  readonly rate: Maybe<Scalars['Float']['output']>;
  /** Rules of the scheme: of today in the present year, of the last day of a past year, of the first day of a later one. */
  readonly regime: Code;
  /** Size that the first dossier of the year fixed; null until then. */
  readonly size: Maybe<Code>;
  /** Subsidy of the year's dossiers in EUR, without those refused, withdrawn or lapsed; applied for counts as granted. */
  readonly used: Scalars['Money']['output'];
  /** Calendar year. */
  readonly year: Scalars['Int']['output'];
};

/** Which attributes of a dossier's company count: workforce class, legal type and form, NACE, place, classes of establishments and of age. */
export type AttributeClock =
  /** As they were when the dossier was submitted; they never change. */
  | 'AT_SUBMISSION'
  /** As the register has them now, exactly as `companyBreakdown` counts them; all unknown for a company that the register never listed. */
  | 'CURRENT';

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

/** What changed. */
export type BreakKind =
  /** The municipalities. */
  | 'MUNICIPALITY_MERGER'
  /** The classification of activities. */
  | 'NACE_REVISION'
  /** The rules of the scheme. */
  | 'SCHEME_RULE'
  /** The source or the completeness of the data. */
  | 'SOURCE_CHANGE';

/** One field per dimension, null only when it is not broken down by or rolled up, and in `others`: an unknown one has the code UNKNOWN. `members` is the same in general form. */
export type BreakdownKey = {
  readonly __typename?: 'BreakdownKey';
  /** Arrondissement. */
  readonly arrondissement: Maybe<Code>;
  /** Age class. */
  readonly companyAgeClass: Maybe<Code>;
  /** Company size. */
  readonly companySize: Maybe<Code>;
  /** Workforce class. */
  readonly employmentClass: Maybe<Code>;
  /** Class of the number of units. */
  readonly establishmentsClass: Maybe<Code>;
  /** Legal form. */
  readonly legalForm: Maybe<Code>;
  /** Legal type. */
  readonly legalType: Maybe<Code>;
  /** The dimensions in the order asked. */
  readonly members: ReadonlyArray<KeyMember>;
  /** Month. */
  readonly month: Maybe<Period>;
  /** Municipality. */
  readonly municipality: Maybe<Code>;
  /** NACE class. */
  readonly naceClass: Maybe<Code>;
  /** NACE division. */
  readonly naceDivision: Maybe<Code>;
  /** NACE group. */
  readonly naceGroup: Maybe<Code>;
  /** NACE section. */
  readonly naceSection: Maybe<Code>;
  /** NACE subclass. */
  readonly naceSubclass: Maybe<Code>;
  /** Pillar. */
  readonly pillar: Maybe<Code>;
  /** Province. */
  readonly province: Maybe<Code>;
  /** Quarter. */
  readonly quarter: Maybe<Period>;
  /** Regime. */
  readonly regime: Maybe<Code>;
  /** Region. */
  readonly region: Maybe<Code>;
  /** Service provider; the label is its number. */
  readonly serviceProvider: Maybe<Code>;
  /** Present state. */
  readonly status: Maybe<Code>;
  /** Theme. */
  readonly theme: Maybe<Code>;
  /** Topic. */
  readonly topic: Maybe<Code>;
  /** Year. */
  readonly year: Maybe<Period>;
};

/** One part of an order of rows: by a code, or by a figure. */
export type BreakdownOrder =
  /** By a dimension that is broken down by. */
  { readonly key: KeyOrder; readonly measure?: never; }
  |  /** By a figure. */
  { readonly key?: never; readonly measure: MeasureOrder; };

/** What a breakdown costs, and how it is reckoned. */
export type BreakdownPlan = {
  readonly __typename?: 'BreakdownPlan';
  /** What the breakdown costs: 10, and 1 for each 1,000 estimated cells and each 100,000 rows in scope. */
  readonly cost: Scalars['Int']['output'];
  /** What reckons it: `columns` is the copy of the data in memory, `postgres` the database. Where the one can't answer the other does. */
  readonly engine: Scalars['String']['output'];
  /** Cells that can occur, estimated before any data are read: the product of the codes and periods possible under filter and period, at most one for each row in scope; and as many again for each total. */
  readonly estimatedCells: Scalars['BigInt']['output'];
  /** Names in the answer of the other breakdowns of the request that were reckoned as one with this one, in one statement or one scan; empty where nothing else was selected than `plan`. */
  readonly fusedWith: ReadonlyArray<Scalars['String']['output']>;
  /** Most cells allowed; more are the error TOO_MANY_CELLS. */
  readonly maxCells: Scalars['BigInt']['output'];
  /** The statement by which PostgreSQL reckons the same, its parameters as $1, $2, and so on. */
  readonly sql: Maybe<Scalars['String']['output']>;
};

/** What this service holds and how it may be used. */
export type Catalog = {
  readonly __typename?: 'Catalog';
  /** The state of the data. */
  readonly dataVersion: DataVersion;
  /** What dossiers can be broken down by; some of it is what companies can be broken down by. */
  readonly dimensions: ReadonlyArray<DimensionInfo>;
  /** Code lists of the imported register that lack labels; empty when all labels are there. */
  readonly labelFallbacks: ReadonlyArray<LabelFallback>;
  /** Terms on which the data may be used again. */
  readonly licence: Scalars['String']['output'];
  /** Bounds that requests are held to. */
  readonly limits: Limits;
  /** What can be reckoned of what is counted. */
  readonly measures: ReadonlyArray<MeasureInfo>;
  /** What is not held and so can never be reported, with the reason. */
  readonly notHeld: ReadonlyArray<NotHeld>;
  /** Reasons that steps of a dossier may be given. */
  readonly reasons: ReadonlyArray<Reason>;
};


/** What this service holds and how it may be used. */
export type CatalogDimensionsArgs = {
  only: InputMaybe<ReadonlyArray<DossierDimension>>;
};

/** Whether a figure is given, and if not, why. */
export type CellStatus =
  /** There is no such figure: nothing was compared, or an average of no dossiers. */
  | 'NOT_APPLICABLE'
  /** There is such a figure, but it can't be told from what is held: reach of attributes at submission, or of `others`. */
  | 'NOT_AVAILABLE'
  /** The exact figure. */
  | 'PUBLISHED';

/** Versions that keys and filters are read and answered in, and the time of company attributes. */
export type ClassificationInput = {
  /** Which attributes of the dossier's company count, in `by` and in `where`. */
  readonly attributes: AttributeClock;
  /** Municipalities, arrondissements, provinces and regions as they were on 1 January of this year, 2000 to the present year, or that of the end of the period. Null: the year of the last day of the period, in lists without a period and for companies the present year. */
  readonly municipalitiesOf?: InputMaybe<Scalars['Int']['input']>;
  /** Version of NACE-BEL: 2008 or 2025; 2003 is refused, as its structure is not held. Null: the one in force on the last day of the period, in lists without a period and for companies today. */
  readonly nace?: InputMaybe<NaceVersion>;
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
  /** NUTS 2024 code of Eurostat of a region, province or arrondissement; null for all other codes, and where there is none. */
  readonly nuts: Maybe<Scalars['String']['output']>;
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

/** What a column of a flat table is for. */
export type ColumnRole =
  /** The figure minus the earlier one. */
  | 'CHANGE'
  /** Code of a dimension, or its time key (2016, 2016-Q2, 2016-04). */
  | 'KEY_CODE'
  /** Label of that code, in the language of the table. */
  | 'KEY_LABEL'
  /** Figure of the period; of a ratio also its two parts. */
  | 'MEASURE'
  /** The same figure of the period compared with. */
  | 'PREVIOUS'
  /** Whether the figure is given: a CellStatus. */
  | 'STATUS';

/** An enterprise of the register (KBO). One that the register no longer lists is kept as ended. */
export type Company = Node & {
  readonly __typename?: 'Company';
  /** Declared activities, ordered by version (newest first), group, classification and code. */
  readonly activities: ReadonlyArray<Activity>;
  /** What the company may still get in a calendar year. Null before 2016: the ceilings of then were by pillar. */
  readonly allowance: Maybe<Allowance>;
  /** The company's dossiers, a page at a time. */
  readonly dossiers: DossierConnection;
  /** RSZ workforce classes, newest quarter first, undated ones last; empty when none is held. */
  readonly employment: ReadonlyArray<Employment>;
  /** Day on which it ended, or of the extract that first lacked it; null for one that has not ended. */
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
  /** Where these data come from and how old they are; null for a company that came in by no import and from no live source. */
  readonly provenance: Maybe<Provenance>;
  /** Start of the enterprise; null when the register does not say. */
  readonly startDate: Maybe<Scalars['LocalDate']['output']>;
  /** Status in the register: AC when active; AF, AN or ST when ended; BK or JU when not active yet; ENDED when an extract no longer lists it. */
  readonly status: Code;
};


/** An enterprise of the register (KBO). One that the register no longer lists is kept as ended. */
export type CompanyActivitiesArgs = {
  first?: Scalars['Int']['input'];
  mainOnly?: Scalars['Boolean']['input'];
  version: InputMaybe<NaceVersion>;
};


/** An enterprise of the register (KBO). One that the register no longer lists is kept as ended. */
export type CompanyAllowanceArgs = {
  year: Scalars['Int']['input'];
};


/** An enterprise of the register (KBO). One that the register no longer lists is kept as ended. */
export type CompanyDossiersArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  orderBy?: DossierOrder;
  where: InputMaybe<DossierFilter>;
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

/** The answer to a breakdown of companies. */
export type CompanyBreakdown = {
  readonly __typename?: 'CompanyBreakdown';
  /** The state of the data that the answer rests on. */
  readonly dataVersion: DataVersion;
  /** What a reader has to know. */
  readonly notes: ReadonlyArray<Note>;
  /** Everything that is not among `rows`, whether cut by `first`, `after` or `having`, as one row. Null when it was not asked for, or when nothing is left over. */
  readonly others: Maybe<CompanyBreakdownRow>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** What the breakdown costs, and how it is reckoned. Selecting nothing else reckons nothing. */
  readonly plan: BreakdownPlan;
  /** Proof that the rows add up to the total, in companies. */
  readonly reconciliation: Reconciliation;
  /** The rows of the page in the order asked; no totals among them, and not what is left over. */
  readonly rows: ReadonlyArray<CompanyBreakdownRow>;
  /** The rows of the page as a flat table. */
  readonly table: FlatTable;
  /** Rows that meet `having`, on all pages together. */
  readonly totalRows: Scalars['Int']['output'];
  /** The totals asked for, over everything counted, whatever the page and `having`: those that keep fewer dimensions first, so the grand total leads. Never paged. */
  readonly totals: ReadonlyArray<CompanyBreakdownRow>;
  /** For each classification broken down by: companies whose code has no place in the version used; their key is unknown. */
  readonly unmapped: ReadonlyArray<UnmappedCompanies>;
};


/** The answer to a breakdown of companies. */
export type CompanyBreakdownTableArgs = {
  language?: Language;
  measures?: ReadonlyArray<Measure>;
};

/** Figures of the companies with one key. */
export type CompanyBreakdownRow = {
  readonly __typename?: 'CompanyBreakdownRow';
  /** Companies. */
  readonly companies: CountCell;
  /** The ways to see this row one level deeper; none for `others`, and where no dimension of the key has a finer one. */
  readonly drill: ReadonlyArray<DrillOption>;
  /** Sum of the active establishment units of these companies, wherever the units lie. */
  readonly establishments: CountCell;
  /** What these companies have in common. */
  readonly key: BreakdownKey;
  /** The dimensions that this row is a total over; empty for a row that is none. */
  readonly rolledUp: ReadonlyArray<DossierDimension>;
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

/** What companies can be broken down by, as the register has them now. Each is a dimension of dossiers too. */
export type CompanyDimension =
  /** Administrative arrondissement of that place. */
  | 'ARRONDISSEMENT'
  /** Completed years from the start of the enterprise to today, in classes. Unknown: the start is not known. */
  | 'COMPANY_AGE_CLASS'
  /** RSZ workforce class of the newest quarter held: a range of jobs. Unknown: none held, or undetermined. */
  | 'EMPLOYMENT_CLASS'
  /** Number of active establishment units of the company, in classes. */
  | 'ESTABLISHMENTS_CLASS'
  /** Legal form of the company. Unknown: none, as for natural persons. */
  | 'LEGAL_FORM'
  /** Natural person or legal person. */
  | 'LEGAL_TYPE'
  /** Municipality of the seat, else of the oldest active establishment unit. */
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
  /** Province of that place; for Brussels its region 04000. */
  | 'PROVINCE'
  /** Region of the seat, else of the oldest active establishment unit. */
  | 'REGION';

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
  /** Main activity: a NACE-BEL code of any level, in the version in force today unless `classification` says otherwise. Unknown: no main activity in that version. */
  readonly nace?: InputMaybe<CodeFilter>;
  /** Place: a NIS code of any level, as places are today unless `classification` says otherwise. Unknown: no place in Belgium is known. */
  readonly place?: InputMaybe<CodeFilter>;
};

/** Outcome of looking up one number. */
export type CompanyLookup = Company | CompanyNotFound | InvalidCompanyNumber | RegistryUnavailable;

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
  /** Values that the register filled, by the names of the columns of the dossier file, for example `nace_code`. */
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
  /** DOSSIER when all values came with the dossier; else the register that filled at least one: KBO or VKBO. */
  readonly source: Registry;
  /** When these values were taken. */
  readonly takenAt: Scalars['DateTime']['output'];
};

/** How far two periods can be compared. */
export type Comparability =
  /** The data themselves changed between: the figures can't be compared. */
  | 'BROKEN'
  /** No known break lies between. */
  | 'FULL'
  /** Rules or classifications changed between: read the notes. */
  | 'LIMITED';

/** What to compare with. Time keys are paired by their distance: April 2016 with April 2015. */
export type CompareInput = {
  /** What happens when the data end within the period. */
  readonly alignment: Alignment;
  /** Which period to compare with. */
  readonly to: CompareTo;
  /** Years to go back, 1 to 99; only with SAME_PERIOD_PREVIOUS_YEAR. */
  readonly years: Scalars['Int']['input'];
};

/** The period to compare with. */
export type CompareTo =
  /** The period of the same length that ends where this one begins. */
  | 'PREVIOUS_PERIOD'
  /** The same calendar days of an earlier year. */
  | 'SAME_PERIOD_PREVIOUS_YEAR';

/** Two periods side by side. */
export type Comparison = {
  readonly __typename?: 'Comparison';
  /** How they were aligned. */
  readonly alignment: Alignment;
  /** What changed between the start of the earlier and the end of the later period, oldest first. */
  readonly breaks: ReadonlyArray<SeriesBreak>;
  /** How far the two can be compared. */
  readonly comparability: Comparability;
  /** The period asked for, as counted. */
  readonly period: Period;
  /** The period compared with, as counted. */
  readonly previous: Period;
};

/** A count. */
export type CountCell = {
  readonly __typename?: 'CountCell';
  /** `value` minus `previous`; null when one of them is. */
  readonly change: Maybe<Scalars['BigInt']['output']>;
  /** The same figure of the period compared with; 0 for counts and sums when nothing occurred; null without comparison. */
  readonly previous: Maybe<Scalars['BigInt']['output']>;
  /** Status of `previous`. */
  readonly previousStatus: CellStatus;
  /** `change` divided by `previous`, 6 decimals; null when `previous` is 0 or there is none. */
  readonly relativeChange: Maybe<Scalars['Float']['output']>;
  /** `value` divided by that of the same key with its last dimension rolled up, 6 decimals; null when that is 0, for averages and medians, for the grand total and for `others`. */
  readonly shareOfParent: Maybe<Scalars['Float']['output']>;
  /** `value` divided by that of everything counted, 6 decimals; null when that is 0, and for averages and medians. Shares of distinct counts need not add up to 1. */
  readonly shareOfTotal: Maybe<Scalars['Float']['output']>;
  /** Status of `value`. */
  readonly status: CellStatus;
  /** The figure; null where the status says so. */
  readonly value: Maybe<Scalars['BigInt']['output']>;
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

/** Days from the first to the last, both included. */
export type DateRange = {
  /** First day. */
  readonly from: Scalars['LocalDate']['input'];
  /** Last day, included. */
  readonly to: Scalars['LocalDate']['input'];
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
  /** Whether companies can be broken down by it too: it is a value of CompanyDimension. */
  readonly ofCompanies: Scalars['Boolean']['output'];
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

/** Direction of an order. */
export type Direction =
  /** Smallest first. */
  | 'ASC'
  /** Greatest first. */
  | 'DESC';

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
  /** Last day on which the own share may be received, else the dossier lapses; null before the approval, and for a dossier approved before its import. */
  readonly ownShareDueOn: Maybe<Scalars['LocalDate']['output']>;
  /** Amount paid in EUR; null while nothing is. */
  readonly paid: Maybe<Scalars['Money']['output']>;
  /** Pillar of the scheme of 2016, to which older pillars are assigned: advice is one, coaching stands alone. */
  readonly pillar: Code;
  /** Pillar as filed. */
  readonly pillarFiled: Code;
  /** Share of the cost that was granted before the ceiling, between 0 and 1; null for an imported dossier. */
  readonly rate: Maybe<Scalars['Float']['output']>;
  /** Amount recovered in EUR; null when nothing was. */
  readonly recovered: Maybe<Scalars['Money']['output']>;
  /** Reference as filed. */
  readonly reference: Scalars['ID']['output'];
  /** Rules of the scheme that were in force on the day of submission. */
  readonly regime: Code;
  /** The rules that decided the dossier when it was filed; empty for an imported dossier. */
  readonly rules: ReadonlyArray<RuleOutcome>;
  /** The registered service provider; null when none was filed, or its registration was never imported. */
  readonly serviceProvider: Maybe<ServiceProvider>;
  /** Number of the registered service provider; null when none was filed. */
  readonly serviceProviderNumber: Maybe<Scalars['ServiceProviderNumber']['output']>;
  /** The company as it was at submission; never changes by itself. */
  readonly snapshot: CompanySnapshot;
  /** First day of the service; null for an imported dossier. */
  readonly startDate: Maybe<Scalars['LocalDate']['output']>;
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

/** A step of a dossier. */
export type DossierActionInput = {
  /** Key by which this call may be sent again, chosen by the caller: 1 to 200 characters, of no other call. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Code of the reason; see `catalog.reasons`. Null for none. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Reference of the dossier. */
  readonly reference: Scalars['ID']['input'];
};

/** The answer to a breakdown of dossiers. */
export type DossierBreakdown = {
  readonly __typename?: 'DossierBreakdown';
  /** The comparison asked for; null when there was none. */
  readonly comparison: Maybe<Comparison>;
  /** The state of the data that the answer rests on. */
  readonly dataVersion: DataVersion;
  /** What a reader has to know. */
  readonly notes: ReadonlyArray<Note>;
  /** Everything that is not among `rows`, whether cut by `first`, `after` or `having`, as one row with its own distinct counts. Null when it was not asked for, or when nothing is left over. */
  readonly others: Maybe<DossierBreakdownRow>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
  /** The period counted, after it was cut for a comparison. */
  readonly period: Period;
  /** What the breakdown costs, and how it is reckoned. Selecting nothing else reckons nothing. */
  readonly plan: BreakdownPlan;
  /** Proof that the rows add up to the total, in dossiers. */
  readonly reconciliation: Reconciliation;
  /** The rows of the page in the order asked; no totals among them, and not what is left over. */
  readonly rows: ReadonlyArray<DossierBreakdownRow>;
  /** The rows of the page as a flat table. */
  readonly table: FlatTable;
  /** Rows that meet `having`, on all pages together. */
  readonly totalRows: Scalars['Int']['output'];
  /** The totals asked for, over everything counted, whatever the page and `having`: those that keep fewer dimensions first, so the grand total leads. Never paged. */
  readonly totals: ReadonlyArray<DossierBreakdownRow>;
  /** For each classification broken down by: dossiers whose code has no place in the version used; their key is unknown. */
  readonly unmapped: ReadonlyArray<Unmapped>;
};


/** The answer to a breakdown of dossiers. */
export type DossierBreakdownTableArgs = {
  language?: Language;
  measures?: ReadonlyArray<Measure>;
};

/** Figures of the dossiers with one key. */
export type DossierBreakdownRow = {
  readonly __typename?: 'DossierBreakdownRow';
  /** Subsidy per dossier, rounded half up to the cent; null without dossiers. */
  readonly averageSubsidy: MoneyCell;
  /** Distinct enterprise numbers of these dossiers; counted anew for totals, never summed. */
  readonly companies: CountCell;
  /** Dossiers whose counted event lies in the period. */
  readonly dossiers: CountCell;
  /** The ways to see this row one level deeper; none for `others`, and where no dimension of the key has a finer one. */
  readonly drill: ReadonlyArray<DrillOption>;
  /** Sum of the eligible cost. */
  readonly eligibleCost: MoneyCell;
  /** Distinct establishment numbers that these dossiers name. */
  readonly establishments: CountCell;
  /** What these dossiers have in common. */
  readonly key: BreakdownKey;
  /** Lower median of the subsidy: at least half of the dossiers have so much or less. Null without dossiers. */
  readonly medianSubsidy: MoneyCell;
  /** Sum of what has been paid for these dossiers so far, whenever it was; 0 where nothing was. */
  readonly paidAmount: MoneyCell;
  /** Companies reached: active companies of these dossiers by the active companies that the register has for the key. */
  readonly reach: RatioCell;
  /** Sum of what has been claimed back of these dossiers so far, whenever it was; 0 where nothing was. */
  readonly recoveredAmount: MoneyCell;
  /** The dimensions that this row is a total over; empty for a row that is none. */
  readonly rolledUp: ReadonlyArray<DossierDimension>;
  /** Sum of the subsidy granted, or applied for where never approved. */
  readonly subsidy: MoneyCell;
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
  /** Client that recorded it, `sweep` for a lapse, or `import:` and the number of the import; never a person. */
  readonly by: Scalars['String']['output'];
  /** What happened. */
  readonly kind: DossierEventKind;
  /** Code of the reason given; null when none was. */
  readonly reason: Maybe<Code>;
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

/** Events of dossiers in the order of their writing. */
export type DossierEventPage = {
  readonly __typename?: 'DossierEventPage';
  /** The events. */
  readonly nodes: ReadonlyArray<DossierFeedEvent>;
  /** Where the page lies. `endCursor` is never null: on an empty page it is the place to ask from next time. */
  readonly pageInfo: PageInfo;
};

/** An event in its place among all. */
export type DossierFeedEvent = {
  readonly __typename?: 'DossierFeedEvent';
  /** Its place, for `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The dossier as it now is, not as it was at the event. */
  readonly dossier: Dossier;
  /** What happened. */
  readonly event: DossierEvent;
};

/** Picks dossiers; all parts given must hold. Company attributes are those at submission, or the present ones with `classification.attributes` CURRENT. */
export type DossierFilter = {
  /** Only dossiers of this company. */
  readonly company?: InputMaybe<Scalars['EnterpriseNumber']['input']>;
  /** Class of the completed years since the start of the enterprise. */
  readonly companyAgeClass?: InputMaybe<CodeFilter>;
  /** Size as declared: KO or MO. */
  readonly companySize?: InputMaybe<CodeFilter>;
  /** RSZ workforce class: 1 to 9 or NONE; 0 counts as unknown. */
  readonly employmentClass?: InputMaybe<CodeFilter>;
  /** Class of the number of establishment units. */
  readonly establishmentsClass?: InputMaybe<CodeFilter>;
  /** Legal form. */
  readonly legalForm?: InputMaybe<CodeFilter>;
  /** Natural (1) or legal (2) person. */
  readonly legalType?: InputMaybe<CodeFilter>;
  /** Main activity: a NACE-BEL code of any level, in the version of `classification`; without it that in force on the last day of the period. */
  readonly nace?: InputMaybe<CodeFilter>;
  /** Pillar of 2016, to which older ones are assigned. */
  readonly pillar?: InputMaybe<CodeFilter>;
  /** Place: a NIS code of any level, as places were in the year of `classification`; without it that of the last day of the period. */
  readonly place?: InputMaybe<CodeFilter>;
  /** Rules in force at submission. */
  readonly regime?: InputMaybe<CodeFilter>;
  /** Only dossiers with this service provider. */
  readonly serviceProvider?: InputMaybe<Scalars['ServiceProviderNumber']['input']>;
  /** Any of these present states; null for all. */
  readonly status?: InputMaybe<ReadonlyArray<DossierStatus>>;
  /** Theme as filed. */
  readonly theme?: InputMaybe<CodeFilter>;
  /** Topic as filed. */
  readonly topic?: InputMaybe<CodeFilter>;
};

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

/** What came of a write. */
export type DossierPayload = {
  readonly __typename?: 'DossierPayload';
  /** The dossier as it now is; null when there are user errors. */
  readonly dossier: Maybe<Dossier>;
  /** Everything that the input breaks; empty when the write was done, or had been done before with the same key. */
  readonly userErrors: ReadonlyArray<UserError>;
};

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

/** A way to see a row one level deeper: the same question with one dimension replaced by a finer one, about what the row counts. */
export type DrillOption = {
  readonly __typename?: 'DrillOption';
  /** The finer dimension. */
  readonly into: DossierDimension;
  /** Variables to lay over those of the same query: `by`, `period` (not for companies), `where` and `classification`, in the form of the arguments. Leave `after` out, and an order by the dimension replaced. A comparison with PREVIOUS_PERIOD is then with the period before the narrower one. */
  readonly variables: Scalars['JSON']['output'];
};

/** What would become of an application. */
export type Eligibility = {
  readonly __typename?: 'Eligibility';
  /** Whether no rule fails. When one is left to review the dossier would wait for a person. */
  readonly eligible: Scalars['Boolean']['output'];
  /** Share of the cost that would be granted, between 0 and 1; null when the scheme pays nothing for it. */
  readonly rate: Maybe<Scalars['Float']['output']>;
  /** Rules of the scheme in force on the day of the application. */
  readonly regime: Code;
  /** Whether a rule is left to a person. */
  readonly review: Scalars['Boolean']['output'];
  /** Every rule that was looked at. */
  readonly rules: ReadonlyArray<RuleOutcome>;
  /** Subsidy in EUR that would be granted, at most what is left under the ceiling; null when not eligible. */
  readonly subsidy: Maybe<Scalars['Money']['output']>;
};

/** An application to be judged without filing it. */
export type EligibilityInput = {
  /** KBO enterprise number of the applicant, in any of its spellings. */
  readonly company: Scalars['String']['input'];
  /** Size that the applicant declares: KO (small), MO (medium) or GO (large). */
  readonly declaredSize: Scalars['String']['input'];
  /** Cost of the service in EUR without VAT. */
  readonly eligibleCost: Scalars['Money']['input'];
  /** Establishment unit of the applicant; null for the company as a whole. */
  readonly establishment?: InputMaybe<Scalars['String']['input']>;
  /** Day of the application in Europe/Brussels, from 2009-01-01; null for today. */
  readonly on?: InputMaybe<Scalars['LocalDate']['input']>;
  /** Pillar: OPLEIDING or ADVIES. */
  readonly pillar: Scalars['String']['input'];
  /** Number of the service provider; null when not chosen yet, then the rules about it are left out. */
  readonly serviceProvider?: InputMaybe<Scalars['String']['input']>;
  /** First day of the service. */
  readonly startDate: Scalars['LocalDate']['input'];
  /** Theme; null for none. */
  readonly theme?: InputMaybe<Scalars['String']['input']>;
  /** Topic within the theme; null for none. */
  readonly topic?: InputMaybe<Scalars['String']['input']>;
};

/** RSZ workforce class of one quarter, of a year or without a date: a range of jobs, never a number of people. */
export type Employment = {
  readonly __typename?: 'Employment';
  /** Class 1 (less than 5) to 9 (1,000 or more); 0 is undetermined. */
  readonly class: Code;
  /** Quarter of the year, 1 to 4; null for a class of the whole year, or without a date. */
  readonly quarter: Maybe<Scalars['Int']['output']>;
  /** Where the class comes from. */
  readonly source: Registry;
  /** Calendar year; null for a class that its source does not date. */
  readonly year: Maybe<Scalars['Int']['output']>;
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

/** A column of a flat table. */
export type FlatColumn = {
  readonly __typename?: 'FlatColumn';
  /** Decimals of the values; null for text. */
  readonly decimals: Maybe<Scalars['Int']['output']>;
  /** What the column holds. */
  readonly label: Scalars['String']['output'];
  /** Stable name, in snake case. */
  readonly name: Scalars['String']['output'];
  /** What the column is for. */
  readonly role: ColumnRole;
  /** Type of the values: `text`, `integer` or `decimal`. */
  readonly type: Scalars['String']['output'];
  /** Unit of the values: `dossiers`, `companies`, `establishments`, `EUR` or `ratio`; null for text. */
  readonly unit: Maybe<Scalars['String']['output']>;
};


/** A column of a flat table. */
export type FlatColumnLabelArgs = {
  language?: Language;
};

/** The rows of a page as a flat table, without totals and what is left over. Its columns come in a fixed order under stable names: code and label of each dimension, then the columns of each measure. */
export type FlatTable = {
  readonly __typename?: 'FlatTable';
  /** The columns. Names are dimensions and measures in lower case: `pillar_code`, `pillar_label`, `dossiers`, `dossiers_status`, and with a comparison `dossiers_previous`, `dossiers_change`. REACH has `reach_numerator` and `reach_denominator` instead of these two. */
  readonly columns: ReadonlyArray<FlatColumn>;
  /** One list of texts for each row, in the order of the columns. Amounts have two decimals, ratios six, with a point; a figure that is not given is null, a code that is not known is UNKNOWN. */
  readonly rows: ReadonlyArray<ReadonlyArray<Maybe<Scalars['String']['output']>>>;
};

/** Text that is no enterprise number. */
export type InvalidCompanyNumber = {
  readonly __typename?: 'InvalidCompanyNumber';
  /** The text as given, cut after 100 characters. */
  readonly input: Scalars['String']['output'];
  /** The rule that it breaks, in English. */
  readonly reason: Scalars['String']['output'];
};

/** One dimension of a key. */
export type KeyMember = {
  readonly __typename?: 'KeyMember';
  /** The code, UNKNOWN when it is not known, or the time key (2016, 2016-Q2, 2016-04); null for a total over the dimension, and in `others`. */
  readonly code: Maybe<Scalars['String']['output']>;
  /** The dimension. */
  readonly dimension: DossierDimension;
  /** Whether the row is a total over this dimension. */
  readonly isTotal: Scalars['Boolean']['output'];
  /** Whether the code is not known. */
  readonly isUnknown: Scalars['Boolean']['output'];
  /** What the code means, or that it is a total or all others. */
  readonly label: Scalars['String']['output'];
};


/** One dimension of a key. */
export type KeyMemberLabelArgs = {
  language?: Language;
};

/** Order by a dimension: classes and states in the order of their list, all others by code; unknown last in both directions. */
export type KeyOrder = {
  /** A dimension of `by`. */
  readonly dimension: DossierDimension;
  /** Ascending or descending. */
  readonly direction: Direction;
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
  /** Most cells that a breakdown may be estimated to have. */
  readonly maxCells: Scalars['BigInt']['output'];
  /** Most dimensions of one breakdown. */
  readonly maxDimensions: Scalars['Int']['output'];
  /** Most numbers or identifiers in one `companies` or `nodes`. */
  readonly maxNumbers: Scalars['Int']['output'];
  /** Most objects on a page of a list. */
  readonly maxPageSize: Scalars['Int']['output'];
  /** Most rows on a page of a breakdown. */
  readonly maxRows: Scalars['Int']['output'];
  /** Further bounds. */
  readonly others: ReadonlyArray<Limit>;
};

/** What can be reckoned of the dossiers counted; COMPANIES and ESTABLISHMENTS also of companies. */
export type Measure =
  /** Subsidy divided by dossiers, in EUR, rounded half up to the cent; not applicable without dossiers. */
  | 'AVERAGE_SUBSIDY'
  /** Distinct enterprise numbers of these dossiers; in a breakdown of companies the companies. */
  | 'COMPANIES'
  /** Dossiers whose counted event lies in the period. */
  | 'DOSSIERS'
  /** Sum of the cost that the subsidy is reckoned from, in EUR without VAT. */
  | 'ELIGIBLE_COST'
  /** Distinct establishment numbers that these dossiers name; in a breakdown of companies the sum of their active establishment units. */
  | 'ESTABLISHMENTS'
  /** Lower median of the subsidy in EUR: the least amount that at least half of the dossiers do not exceed; not applicable without dossiers. */
  | 'MEDIAN_SUBSIDY'
  /** Sum of what has been paid for these dossiers so far in EUR, whenever it was; dossiers without payment count as 0. */
  | 'PAID_AMOUNT'
  /** Companies reached: active companies of these dossiers by the active companies of the register with the same company attributes. Needs `classification: {attributes: CURRENT}`, else not available; no condition and no order can use it. */
  | 'REACH'
  /** Sum of what has been claimed back of these dossiers so far in EUR, whenever it was; dossiers without recovery count as 0. */
  | 'RECOVERED_AMOUNT'
  /** Sum of the subsidy in EUR: granted, or applied for where never approved; never reduced by refusals or recoveries that came later. */
  | 'SUBSIDY';

/** A condition on a figure of a row; with both bounds both must hold. A row without that figure does not meet it. */
export type MeasureCondition = {
  /** Least figure that meets the condition, itself included: a count, an amount in EUR, or of RELATIVE_CHANGE a ratio (0.25 is 25%). Null: no such bound; at least one of the two is needed. */
  readonly gte?: InputMaybe<Scalars['Decimal']['input']>;
  /** Greatest figure that meets the condition, itself included, in the same unit. Null: no such bound. */
  readonly lte?: InputMaybe<Scalars['Decimal']['input']>;
  /** The measure; not REACH. */
  readonly measure: Measure;
  /** Which figure of the measure; all but VALUE need `compare`. */
  readonly on: OrderOn;
};

/** A measure with its definition. */
export type MeasureInfo = {
  readonly __typename?: 'MeasureInfo';
  /** Whether values of disjoint groups of dossiers add up to the value of all of them together. In a breakdown of companies COMPANIES and ESTABLISHMENTS do too. */
  readonly additive: Scalars['Boolean']['output'];
  /** Decimals of the value. */
  readonly decimals: Scalars['Int']['output'];
  /** How it is reckoned, in English. */
  readonly definition: Scalars['String']['output'];
  /** Its name in the language of the catalog. */
  readonly label: Scalars['String']['output'];
  /** The measure. */
  readonly measure: Measure;
  /** Unit of the value: `dossiers`, `companies`, `establishments`, `EUR` or `ratio`. */
  readonly unit: Scalars['String']['output'];
};

/** Order by a figure as it is shown, rounded; rows without it last in both directions. */
export type MeasureOrder = {
  /** Ascending or descending. */
  readonly direction: Direction;
  /** The measure; not REACH. */
  readonly measure: Measure;
  /** Which figure of the measure; all but VALUE need `compare`. */
  readonly on: OrderOn;
};

/** The event that is counted, and whose day the period refers to. Days are those of Europe/Brussels. */
export type Milestone =
  /** Subsidy granted, whatever came later. */
  | 'APPROVED'
  /** Own share not received in time. */
  | 'LAPSED'
  /** Paid to the service provider. */
  | 'PAID'
  /** Subsidy claimed back. */
  | 'RECOVERED'
  /** Refused. */
  | 'REFUSED'
  /** Filed. */
  | 'SUBMITTED'
  /** Withdrawn by the applicant. */
  | 'WITHDRAWN';

/** An amount in EUR. */
export type MoneyCell = {
  readonly __typename?: 'MoneyCell';
  /** `value` minus `previous`; null when one of them is. */
  readonly change: Maybe<Scalars['Money']['output']>;
  /** The same figure of the period compared with; 0 for counts and sums when nothing occurred; null without comparison. */
  readonly previous: Maybe<Scalars['Money']['output']>;
  /** Status of `previous`. */
  readonly previousStatus: CellStatus;
  /** `change` divided by `previous`, 6 decimals; null when `previous` is 0 or there is none. */
  readonly relativeChange: Maybe<Scalars['Float']['output']>;
  /** `value` divided by that of the same key with its last dimension rolled up, 6 decimals; null when that is 0, for averages and medians, for the grand total and for `others`. */
  readonly shareOfParent: Maybe<Scalars['Float']['output']>;
  /** `value` divided by that of everything counted, 6 decimals; null when that is 0, and for averages and medians. Shares of distinct counts need not add up to 1. */
  readonly shareOfTotal: Maybe<Scalars['Float']['output']>;
  /** Status of `value`. */
  readonly status: CellStatus;
  /** The figure; null where the status says so. */
  readonly value: Maybe<Scalars['Money']['output']>;
};

/** Months from the first to the last, both included. */
export type MonthRange = {
  /** First month. */
  readonly from: Scalars['YearMonth']['input'];
  /** Last month, included. */
  readonly to: Scalars['YearMonth']['input'];
};

/**
 * Every write. Each is one decision on one dossier, made whole or not at all. What the input breaks is told in `userErrors`, and then nothing is written.
 *
 * Each takes a key of the caller's choice: the same key with the same input gives the same dossier again and writes nothing, so that a call whose answer was lost can safely be sent again; with another input it is the error CONFLICT. A key counts for 30 days, for the client that used it, and only once something was written.
 */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Approves a dossier that was left to a person. Only from SUBMITTED. */
  readonly approveDossier: DossierPayload;
  /** Closes a dossier that was paid. */
  readonly closeDossier: DossierPayload;
  /** Records that the own share of the applicant was received. Once, on an APPROVED dossier, for a day not after `ownShareDueOn`; the status stays. */
  readonly recordOwnShare: DossierPayload;
  /** Records the payment to the service provider. Once, when the own share is in; at most the subsidy. */
  readonly recordPayment: DossierPayload;
  /** Claims subsidy back. Once, on a PAID or CLOSED dossier; at most what was paid. Frees nothing of the ceiling. */
  readonly recoverSubsidy: DossierPayload;
  /** Refuses a dossier. From SUBMITTED, or from APPROVED before the own share was received. Frees what it took of the ceiling. */
  readonly refuseDossier: DossierPayload;
  /** Files an application. Every rule that fails is told and nothing is stored; when a rule leaves it to a person the dossier stays SUBMITTED; else it is submitted and approved at one instant. The subsidy is what the rate gives, at most what is left under the ceiling of the company and year. */
  readonly submitDossier: DossierPayload;
  /** Takes a dossier back for the applicant. From SUBMITTED, or from APPROVED before the own share was received. Frees what it took of the ceiling. */
  readonly withdrawDossier: DossierPayload;
};


/**
 * Every write. Each is one decision on one dossier, made whole or not at all. What the input breaks is told in `userErrors`, and then nothing is written.
 *
 * Each takes a key of the caller's choice: the same key with the same input gives the same dossier again and writes nothing, so that a call whose answer was lost can safely be sent again; with another input it is the error CONFLICT. A key counts for 30 days, for the client that used it, and only once something was written.
 */
export type MutationApproveDossierArgs = {
  input: DossierActionInput;
};


/**
 * Every write. Each is one decision on one dossier, made whole or not at all. What the input breaks is told in `userErrors`, and then nothing is written.
 *
 * Each takes a key of the caller's choice: the same key with the same input gives the same dossier again and writes nothing, so that a call whose answer was lost can safely be sent again; with another input it is the error CONFLICT. A key counts for 30 days, for the client that used it, and only once something was written.
 */
export type MutationCloseDossierArgs = {
  input: DossierActionInput;
};


/**
 * Every write. Each is one decision on one dossier, made whole or not at all. What the input breaks is told in `userErrors`, and then nothing is written.
 *
 * Each takes a key of the caller's choice: the same key with the same input gives the same dossier again and writes nothing, so that a call whose answer was lost can safely be sent again; with another input it is the error CONFLICT. A key counts for 30 days, for the client that used it, and only once something was written.
 */
export type MutationRecordOwnShareArgs = {
  input: RecordOwnShareInput;
};


/**
 * Every write. Each is one decision on one dossier, made whole or not at all. What the input breaks is told in `userErrors`, and then nothing is written.
 *
 * Each takes a key of the caller's choice: the same key with the same input gives the same dossier again and writes nothing, so that a call whose answer was lost can safely be sent again; with another input it is the error CONFLICT. A key counts for 30 days, for the client that used it, and only once something was written.
 */
export type MutationRecordPaymentArgs = {
  input: RecordPaymentInput;
};


/**
 * Every write. Each is one decision on one dossier, made whole or not at all. What the input breaks is told in `userErrors`, and then nothing is written.
 *
 * Each takes a key of the caller's choice: the same key with the same input gives the same dossier again and writes nothing, so that a call whose answer was lost can safely be sent again; with another input it is the error CONFLICT. A key counts for 30 days, for the client that used it, and only once something was written.
 */
export type MutationRecoverSubsidyArgs = {
  input: RecoverSubsidyInput;
};


/**
 * Every write. Each is one decision on one dossier, made whole or not at all. What the input breaks is told in `userErrors`, and then nothing is written.
 *
 * Each takes a key of the caller's choice: the same key with the same input gives the same dossier again and writes nothing, so that a call whose answer was lost can safely be sent again; with another input it is the error CONFLICT. A key counts for 30 days, for the client that used it, and only once something was written.
 */
export type MutationRefuseDossierArgs = {
  input: RefuseDossierInput;
};


/**
 * Every write. Each is one decision on one dossier, made whole or not at all. What the input breaks is told in `userErrors`, and then nothing is written.
 *
 * Each takes a key of the caller's choice: the same key with the same input gives the same dossier again and writes nothing, so that a call whose answer was lost can safely be sent again; with another input it is the error CONFLICT. A key counts for 30 days, for the client that used it, and only once something was written.
 */
export type MutationSubmitDossierArgs = {
  input: SubmitDossierInput;
};


/**
 * Every write. Each is one decision on one dossier, made whole or not at all. What the input breaks is told in `userErrors`, and then nothing is written.
 *
 * Each takes a key of the caller's choice: the same key with the same input gives the same dossier again and writes nothing, so that a call whose answer was lost can safely be sent again; with another input it is the error CONFLICT. A key counts for 30 days, for the client that used it, and only once something was written.
 */
export type MutationWithdrawDossierArgs = {
  input: DossierActionInput;
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

/** Something that a reader has to know. */
export type Note = {
  readonly __typename?: 'Note';
  /** Whether the note must stand beside the figures wherever they are shown. */
  readonly mandatory: Scalars['Boolean']['output'];
  /** The note. */
  readonly text: Scalars['String']['output'];
};


/** Something that a reader has to know. */
export type NoteTextArgs = {
  language?: Language;
};

/** Which figure of a measure. */
export type OrderOn =
  /** The value minus the previous one. */
  | 'CHANGE'
  /** That of the period compared with. */
  | 'PREVIOUS'
  /** The change by the previous value, 6 decimals. */
  | 'RELATIVE_CHANGE'
  /** That of the period. */
  | 'VALUE';

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

/** A period of whole days in Europe/Brussels. */
export type Period = {
  readonly __typename?: 'Period';
  /** Shortest code: 2016, 2016-Q2, 2016-04, 2016-04..2016-12 or 2016-04-01..2016-04-15. */
  readonly code: Scalars['String']['output'];
  /** Whether the dossiers speak of all of it. */
  readonly complete: Scalars['Boolean']['output'];
  /** First day. */
  readonly from: Scalars['LocalDate']['output'];
  /** The period in words. */
  readonly label: Scalars['String']['output'];
  /** Last day, included. */
  readonly to: Scalars['LocalDate']['output'];
};


/** A period of whole days in Europe/Brussels. */
export type PeriodLabelArgs = {
  language?: Language;
};

/** A period, in one of these forms. Years run from 2000 to 2099. */
export type PeriodInput =
  /** Days. */
  { readonly dates: DateRange; readonly months?: never; readonly quarter?: never; readonly rollingMonths?: never; readonly year?: never; readonly yearToDate?: never; }
  |  /** Whole months. */
  { readonly dates?: never; readonly months: MonthRange; readonly quarter?: never; readonly rollingMonths?: never; readonly year?: never; readonly yearToDate?: never; }
  |  /** A quarter. */
  { readonly dates?: never; readonly months?: never; readonly quarter: QuarterInput; readonly rollingMonths?: never; readonly year?: never; readonly yearToDate?: never; }
  |  /** So many whole months, 1 to 1,200, that end with the last month wholly in the data. */
  { readonly dates?: never; readonly months?: never; readonly quarter?: never; readonly rollingMonths: Scalars['Int']['input']; readonly year?: never; readonly yearToDate?: never; }
  |  /** A calendar year. */
  { readonly dates?: never; readonly months?: never; readonly quarter?: never; readonly rollingMonths?: never; readonly year: Scalars['Int']['input']; readonly yearToDate?: never; }
  |  /** From 1 January of this year to the last day that the dossiers speak of (`dataVersion.dossiersThrough`). */
  { readonly dates?: never; readonly months?: never; readonly quarter?: never; readonly rollingMonths?: never; readonly year?: never; readonly yearToDate: Scalars['Int']['input']; };

/** Where the data of a company come from. */
export type Provenance = {
  readonly __typename?: 'Provenance';
  /** Number of the extract; null for a live source. */
  readonly extract: Maybe<Scalars['String']['output']>;
  /** When the live source said it, or the extract was imported. */
  readonly retrievedAt: Scalars['DateTime']['output'];
  /** The authentic register, or its enrichment, that said it. */
  readonly source: Registry;
  /** True when it is older than it may be, because the live source could not be reached, does not know the company or was not asked: companies of dossiers, establishments and lists are taken as they are held. Always false without a live source. */
  readonly stale: Scalars['Boolean']['output'];
  /** The way by which it came. */
  readonly via: RegistryChannel;
};

/** A grand total of dossiers as it was published. */
export type PublishedFigure = {
  readonly __typename?: 'PublishedFigure';
  /** The event that is counted. */
  readonly counting: Milestone;
  /** Dossiers counted. */
  readonly dossiers: Scalars['Int']['output'];
  /** First day of the period, in Europe/Brussels. */
  readonly from: Scalars['LocalDate']['output'];
  /** The pillar, as of 2016; null for all pillars together. */
  readonly pillar: Maybe<Code>;
  /** Where it was published. */
  readonly source: Scalars['String']['output'];
  /** Last day of the period. */
  readonly to: Scalars['LocalDate']['output'];
};

/** A quarter of a year. */
export type QuarterInput = {
  /** 1 to 4. */
  readonly quarter: Scalars['Int']['input'];
  /** Calendar year. */
  readonly year: Scalars['Int']['input'];
};

/** Everything that can be asked. Reports are breakdowns; companies, establishments and dossiers are read one by one or in lists. */
export type Query = {
  readonly __typename?: 'Query';
  /** What can be asked and on which terms: code lists, what is not held, limits, the state of the data. */
  readonly catalog: Catalog;
  /** One outcome for each number, in the order asked: a company, not found, an invalid number, or that the register can't say now. Numbers that are not held or too old are asked of the live source together. The same number twice gives the same outcome twice. */
  readonly companies: ReadonlyArray<CompanyLookup>;
  /** One company by its number; null when the register never listed it. Asked of the live source when it is not held or too old; when the source can't say and nothing is held, the error REGISTRY_UNAVAILABLE on this field, with `retryAfterSeconds`. */
  readonly company: Maybe<Company>;
  /** Companies counted by any of their dimensions, as the register has them now. Only keys that occur make rows. All breakdowns of one request rest on the same data. */
  readonly companyBreakdown: CompanyBreakdown;
  /** One dossier by its reference; null when there is none. */
  readonly dossier: Maybe<Dossier>;
  /** Dossiers counted by any of their dimensions, in a period, compared with another one. Only keys that occur make rows. All breakdowns of one request rest on the same data. */
  readonly dossierBreakdown: DossierBreakdown;
  /** What happened to dossiers, each event once, in the order of its writing. Resume with the `endCursor` of the last page: nothing ever comes to lie before it. Events written together by an import of history are in it as CORRECTED, for dossiers that it changed; dossiers that it brought are not. */
  readonly dossierEvents: DossierEventPage;
  /** Dossiers, a page at a time. With `counting`, `period`, `where` and `classification` of a breakdown: exactly the dossiers that it counts; with those of `drill` the ones behind a row. Work lists of handlers: `where: {status: [SUBMITTED]}` is what waits for a person, `ownShareDueBy` what is about to lapse. */
  readonly dossiers: DossierConnection;
  /** What would become of an application, rule by rule, without filing it. What is left under the ceiling is as of now; another application may be faster. */
  readonly eligibility: Eligibility;
  /** One establishment unit by its number; null when the register never listed it. */
  readonly establishment: Maybe<Establishment>;
  /** Any object by its global identifier; null when there is none. Costs one look-up. */
  readonly node: Maybe<Node>;
  /** Objects by their global identifiers, in the order asked; null in the place of each that is not there. At most 500, else the error TOO_MANY_NUMBERS. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** Grand totals that the administration has made public, the oldest period first. They are figures as published: whatever this service holds does not change them. */
  readonly publishedFigures: ReadonlyArray<PublishedFigure>;
  /** How breakdowns are reckoned at this moment, for those who run the service. */
  readonly reportEngine: ReportEngine;
  /** Companies by name and attributes, ordered by official name (nameless ones last), then by number. Natural persons have no name here, so text never finds them. */
  readonly searchCompanies: CompanyConnection;
  /** A registered service provider by its number; null when none of that number was imported. */
  readonly serviceProvider: Maybe<ServiceProvider>;
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
export type QueryCompanyBreakdownArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  by?: ReadonlyArray<CompanyDimension>;
  classification: InputMaybe<ClassificationInput>;
  first?: Scalars['Int']['input'];
  having: InputMaybe<ReadonlyArray<MeasureCondition>>;
  orderBy: InputMaybe<ReadonlyArray<BreakdownOrder>>;
  others?: Scalars['Boolean']['input'];
  totals?: Totals;
  where: InputMaybe<CompanyFilter>;
};


/** Everything that can be asked. Reports are breakdowns; companies, establishments and dossiers are read one by one or in lists. */
export type QueryDossierArgs = {
  reference: Scalars['ID']['input'];
};


/** Everything that can be asked. Reports are breakdowns; companies, establishments and dossiers are read one by one or in lists. */
export type QueryDossierBreakdownArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  by?: ReadonlyArray<DossierDimension>;
  classification: InputMaybe<ClassificationInput>;
  compare: InputMaybe<CompareInput>;
  counting?: Milestone;
  first?: Scalars['Int']['input'];
  having: InputMaybe<ReadonlyArray<MeasureCondition>>;
  orderBy: InputMaybe<ReadonlyArray<BreakdownOrder>>;
  others?: Scalars['Boolean']['input'];
  period: PeriodInput;
  totals?: Totals;
  where: InputMaybe<DossierFilter>;
};


/** Everything that can be asked. Reports are breakdowns; companies, establishments and dossiers are read one by one or in lists. */
export type QueryDossierEventsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** Everything that can be asked. Reports are breakdowns; companies, establishments and dossiers are read one by one or in lists. */
export type QueryDossiersArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  before: InputMaybe<Scalars['String']['input']>;
  classification: InputMaybe<ClassificationInput>;
  counting?: Milestone;
  first: InputMaybe<Scalars['Int']['input']>;
  last: InputMaybe<Scalars['Int']['input']>;
  orderBy?: DossierOrder;
  ownShareDueBy: InputMaybe<Scalars['LocalDate']['input']>;
  period: InputMaybe<PeriodInput>;
  where: InputMaybe<DossierFilter>;
};


/** Everything that can be asked. Reports are breakdowns; companies, establishments and dossiers are read one by one or in lists. */
export type QueryEligibilityArgs = {
  input: EligibilityInput;
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


/** Everything that can be asked. Reports are breakdowns; companies, establishments and dossiers are read one by one or in lists. */
export type QueryServiceProviderArgs = {
  number: Scalars['ServiceProviderNumber']['input'];
};

/** A part of a whole. */
export type RatioCell = {
  readonly __typename?: 'RatioCell';
  /** Active companies that the register has with the company attributes of the key and of `where`; dossier attributes do not restrict them. Null where the status is NOT_AVAILABLE. */
  readonly denominator: Maybe<Scalars['BigInt']['output']>;
  /** Active companies, as the register has them now, with at least one of the dossiers counted; null where the status is NOT_AVAILABLE. */
  readonly numerator: Maybe<Scalars['BigInt']['output']>;
  /** Status of `value`: NOT_AVAILABLE unless `classification.attributes` is CURRENT, and for `others`; NOT_APPLICABLE where the denominator is 0. */
  readonly status: CellStatus;
  /** `numerator` divided by `denominator`, 6 decimals; null where the status says so, and of nothing. */
  readonly value: Maybe<Scalars['Float']['output']>;
};

/** A reason for a step of a dossier. The list is this service's own: no official one is published. */
export type Reason = {
  readonly __typename?: 'Reason';
  /** The code, as it is given in a mutation. */
  readonly code: Code;
  /** The events that may have it. */
  readonly events: ReadonlyArray<DossierEventKind>;
};

/** What is counted in the rows here and elsewhere, against the total: dossiers, or companies in a breakdown of companies. Published, withheld and not on this page together are the total. */
export type Reconciliation = {
  readonly __typename?: 'Reconciliation';
  /** Whether the counts of all rows together are the total, on both sides of a comparison. */
  readonly balanced: Scalars['Boolean']['output'];
  /** Counted in rows that are not on this page, whether on other pages or cut by `having`. */
  readonly notOnThisPage: Scalars['BigInt']['output'];
  /** Counted in the rows on this page. */
  readonly published: Scalars['BigInt']['output'];
  /** Everything counted, reckoned without the rows. */
  readonly total: CountCell;
  /** Counted in rows with an unknown part in their key; a part of the others. */
  readonly unknown: CountCell;
  /** Rows that are not given because they could be traced to one company; 0 where exact figures are given. */
  readonly withheldRows: Scalars['Int']['output'];
};

/** An own share received. */
export type RecordOwnShareInput = {
  /** Amount in EUR: the eligible cost less the subsidy, to the cent. */
  readonly amount: Scalars['Money']['input'];
  /** Key by which this call may be sent again, chosen by the caller: 1 to 200 characters, of no other call. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Day on which it was received, in Europe/Brussels; from the day of the approval to `ownShareDueOn`, not in the future. */
  readonly receivedOn: Scalars['LocalDate']['input'];
  /** Reference of the dossier. */
  readonly reference: Scalars['ID']['input'];
};

/** A payment to the service provider. */
export type RecordPaymentInput = {
  /** Amount of the subsidy that was paid in EUR, at most the subsidy granted. */
  readonly amount: Scalars['Money']['input'];
  /** Key by which this call may be sent again, chosen by the caller: 1 to 200 characters, of no other call. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Day of the payment in Europe/Brussels; not before the own share, not in the future. */
  readonly paidOn: Scalars['LocalDate']['input'];
  /** Reference of the dossier. */
  readonly reference: Scalars['ID']['input'];
};

/** A subsidy claimed back. */
export type RecoverSubsidyInput = {
  /** Amount in EUR, at most what was paid. */
  readonly amount: Scalars['Money']['input'];
  /** Key by which this call may be sent again, chosen by the caller: 1 to 200 characters, of no other call. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Code of the reason; see `catalog.reasons`. */
  readonly reason: Scalars['String']['input'];
  /** Day of the recovery in Europe/Brussels; not before the payment, not in the future. */
  readonly recoveredOn: Scalars['LocalDate']['input'];
  /** Reference of the dossier. */
  readonly reference: Scalars['ID']['input'];
};

/** A refusal. */
export type RefuseDossierInput = {
  /** Key by which this call may be sent again, chosen by the caller: 1 to 200 characters, of no other call. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Code of the reason; see `catalog.reasons`. */
  readonly reason: Scalars['String']['input'];
  /** Reference of the dossier. */
  readonly reference: Scalars['ID']['input'];
};

/** Where a value comes from. */
export type Registry =
  /** Derived by this service from the others; the description says how. */
  | 'DERIVED'
  /** The dossier as it was filed and handled. */
  | 'DOSSIER'
  /** Crossroads Bank for Enterprises (Kruispuntbank van Ondernemingen), by its open data or over MAGDA. */
  | 'KBO'
  /** National Social Security Office (RSZ): workforce classes. */
  | 'RSZ'
  /** The same, enriched by the Flemish administration (VKBO), as open data. */
  | 'VKBO';

/** How data of a company came in. */
export type RegistryChannel =
  /** By an import of KBO Open Data. */
  | 'EXTRACT'
  /** By the services of the MAGDA platform. */
  | 'MAGDA'
  /** By VKBO open data. */
  | 'VKBO';

/** A valid number of which nothing is held and the live source could not say anything in time. What the source says later is kept, so asking again finds it. */
export type RegistryUnavailable = {
  readonly __typename?: 'RegistryUnavailable';
  /** The number looked up, ten digits. */
  readonly number: Scalars['EnterpriseNumber']['output'];
  /** When it is worth asking again, in seconds; at least 1. */
  readonly retryAfterSeconds: Scalars['Int']['output'];
};

/** The copy of the data in memory that answers breakdowns, and the database behind it. Counts are since the service started. */
export type ReportEngine = {
  readonly __typename?: 'ReportEngine';
  /** Those among them that changed since all were read or put together. */
  readonly changed: Scalars['BigInt']['output'];
  /** Dossiers in the copy. */
  readonly dossiers: Scalars['BigInt']['output'];
  /** Answers that the database had to give in the place of the copy. */
  readonly fallbacks: Scalars['BigInt']['output'];
  /** Threads that ended by themselves and were replaced. */
  readonly lostThreads: Scalars['Int']['output'];
  /** What answers now: `columns` is the copy in memory, `postgres` the database. */
  readonly name: Scalars['String']['output'];
  /** How often all data were read. */
  readonly reads: Scalars['Int']['output'];
  /** Threads that scan. */
  readonly threads: Scalars['Int']['output'];
  /** Why the copy can't answer, in English; null when it can, and when there is to be none (ENGINE=postgres). */
  readonly unavailable: Maybe<Scalars['String']['output']>;
  /** States of the data that are held: the newest, and those that somebody still reads. */
  readonly versions: Scalars['Int']['output'];
};

/** What a rule says of an application. */
export type RuleOutcome = {
  readonly __typename?: 'RuleOutcome';
  /** How sure the rule is: found in a public page, conflict (pages disagree), open (its first day was not found), partly (read in part), own (a bound of this service). */
  readonly confidence: Scalars['String']['output'];
  /** What the rule demands, and the value that was given where there is one. */
  readonly message: Scalars['String']['output'];
  /** Whether it is met. */
  readonly outcome: RuleResult;
  /** Name of the rule. */
  readonly rule: Scalars['String']['output'];
  /** Where the rule stands. */
  readonly source: Scalars['String']['output'];
};


/** What a rule says of an application. */
export type RuleOutcomeMessageArgs = {
  language?: Language;
};

/** Outcome of a rule. */
export type RuleResult =
  /** Not met: the application can't be filed. */
  | 'FAIL'
  /** Met. */
  | 'PASS'
  /** Left to a person. */
  | 'REVIEW';

/** A day from which figures mean something else. */
export type SeriesBreak = {
  readonly __typename?: 'SeriesBreak';
  /** What changed. */
  readonly kind: BreakKind;
  /** What it means for the reader. */
  readonly note: Note;
  /** First day of the new state. */
  readonly on: Scalars['LocalDate']['output'];
};

/** A provider of training or advice that is registered for a pillar. */
export type ServiceProvider = {
  readonly __typename?: 'ServiceProvider';
  /** The provider's enterprise as the register has it; null when no source ever held it. */
  readonly company: Maybe<Company>;
  /** Enterprise number of the provider. */
  readonly companyNumber: Scalars['EnterpriseNumber']['output'];
  /** Registration number. */
  readonly number: Scalars['ServiceProviderNumber']['output'];
  /** Pillar that the registration is for. */
  readonly pillar: Code;
  /** First day of the registration. */
  readonly registeredFrom: Scalars['LocalDate']['output'];
  /** Last day of the registration; null when it has no end. */
  readonly registeredTo: Maybe<Scalars['LocalDate']['output']>;
};

/** An application. Codes and numbers are text, so that a bad one is in `userErrors` and not an error of the request. */
export type SubmitDossierInput = {
  /** KBO enterprise number of the applicant, in any of its spellings. */
  readonly company: Scalars['String']['input'];
  /** Size that the applicant declares: KO (small), MO (medium) or GO (large). Fixed for the calendar year by the first dossier. */
  readonly declaredSize: Scalars['String']['input'];
  /** Cost of the service that the subsidy is reckoned from, in EUR without VAT. */
  readonly eligibleCost: Scalars['Money']['input'];
  /** Establishment unit of the applicant for which the service is; null for the company as a whole. */
  readonly establishment?: InputMaybe<Scalars['String']['input']>;
  /** Key by which this call may be sent again, chosen by the caller: 1 to 200 characters, of no other call. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Pillar: OPLEIDING or ADVIES. */
  readonly pillar: Scalars['String']['input'];
  /** Number of the registered service provider, DV.O or DV.A and six digits. */
  readonly serviceProvider: Scalars['String']['input'];
  /** First day of the service. */
  readonly startDate: Scalars['LocalDate']['input'];
  /** Theme; needed since 1 January 2023. */
  readonly theme?: InputMaybe<Scalars['String']['input']>;
  /** Topic within the theme, by which raised rates are given. */
  readonly topic?: InputMaybe<Scalars['String']['input']>;
};

/** Which totals are given beside the rows. */
export type Totals =
  /** The grand total, and the totals by every part of the key but the whole. */
  | 'CUBE'
  /** One total over everything counted, also that of rows on other pages. */
  | 'GRAND'
  /** No total. */
  | 'NONE'
  /** The grand total, and one total for each beginning of the key: with `by: [REGION, PROVINCE, YEAR]` by region, and by region and province. */
  | 'ROLLUP';

/** Dossiers that could not be put into the version of a classification. */
export type Unmapped = {
  readonly __typename?: 'Unmapped';
  /** The classification and its version: `NACE-BEL 2025`, or `NIS 2025` for the municipalities of that year. */
  readonly classification: Scalars['String']['output'];
  /** Those dossiers. */
  readonly dossiers: CountCell;
};

/** Companies that could not be put into the version of a classification. */
export type UnmappedCompanies = {
  readonly __typename?: 'UnmappedCompanies';
  /** The classification and its version: `NACE-BEL 2025`, or `NIS 2025` for the municipalities of that year. */
  readonly classification: Scalars['String']['output'];
  /** Those companies. */
  readonly companies: CountCell;
};

/** Something in the input that has to be changed before the write can be done. */
export type UserError = {
  readonly __typename?: 'UserError';
  /** What it is, for programs. */
  readonly code: UserErrorCode;
  /** Path of the input field from `input` on; null when it is about the call as a whole. */
  readonly field: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Rule, value and way out, for people, in English. */
  readonly message: Scalars['String']['output'];
  /** Seconds after which the same call may succeed; null unless `code` is REGISTRY_UNAVAILABLE. */
  readonly retryAfterSeconds: Maybe<Scalars['Int']['output']>;
};

/** Kinds of user errors. */
export type UserErrorCode =
  /** More than is due, was granted or was paid. */
  | 'AMOUNT_TOO_HIGH'
  /** Less than is due. */
  | 'AMOUNT_TOO_LOW'
  /** The cost is below the minimum. */
  | 'BELOW_MINIMUM'
  /** Nothing is left under the ceiling of the company and year. */
  | 'CEILING_REACHED'
  /** The company can't apply: not active, legal form, size or activity. */
  | 'COMPANY_NOT_ELIGIBLE'
  /** The register never listed the company. */
  | 'COMPANY_NOT_FOUND'
  /** The idempotency key was used before with another input. */
  | 'CONFLICT'
  /** There is no dossier of that reference. */
  | 'DOSSIER_NOT_FOUND'
  /** The establishment unit is not an active one of the company. */
  | 'ESTABLISHMENT_NOT_FOUND'
  /** No code of the list. */
  | 'INVALID_CODE'
  /** A day that can't be: in the future, or before what it follows. */
  | 'INVALID_DATE'
  /** An idempotency key that is empty, longer than 200 characters or has control characters. */
  | 'INVALID_KEY'
  /** No valid number of a company, establishment unit or service provider. */
  | 'INVALID_NUMBER'
  /** No establishment unit in the Flemish Region. */
  | 'NOT_IN_FLANDERS'
  /** The service provider is the applicant itself. */
  | 'PROVIDER_NOT_INDEPENDENT'
  /** The service provider is not registered for the pillar on that day. */
  | 'PROVIDER_NOT_REGISTERED'
  /** The register can't say at the moment what the company is. Send the call again, with the same key. */
  | 'REGISTRY_UNAVAILABLE'
  /** Another size than the one fixed for the calendar year by the first dossier. */
  | 'SIZE_FIXED'
  /** No theme of that day, or none given. */
  | 'THEME_NOT_ELIGIBLE'
  /** Filed, or own share received, after the last day. */
  | 'TOO_LATE'
  /** No topic of that theme and day, or none that the pillar is open for. */
  | 'TOPIC_NOT_ELIGIBLE'
  /** No reason of the list for this step; see `catalog.reasons`. */
  | 'UNKNOWN_REASON'
  /** The dossier is not in a status from which the step can be taken. */
  | 'WRONG_STATUS';



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
    | ( RegistryUnavailable & { __typename: 'RegistryUnavailable' } )
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
  Alignment: Alignment;
  Allowance: ResolverTypeWrapper<AllowanceSourceRow>;
  AttributeClock: AttributeClock;
  Audience: Audience;
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  BreakKind: BreakKind;
  BreakdownKey: ResolverTypeWrapper<RowSourceRow>;
  BreakdownOrder: BreakdownOrder;
  BreakdownPlan: ResolverTypeWrapper<BreakdownSourceRow>;
  Catalog: ResolverTypeWrapper<CatalogSourceRow>;
  CellStatus: CellStatus;
  ClassificationInput: ClassificationInput;
  Code: ResolverTypeWrapper<CodeValueRow>;
  CodeFilter: CodeFilter;
  ColumnRole: ColumnRole;
  Company: ResolverTypeWrapper<CompanyRowRow>;
  CompanyBreakdown: ResolverTypeWrapper<BreakdownSourceRow>;
  CompanyBreakdownRow: ResolverTypeWrapper<RowSourceRow>;
  CompanyConnection: ResolverTypeWrapper<CompanyConnectionSourceRow>;
  CompanyDimension: CompanyDimension;
  CompanyEdge: ResolverTypeWrapper<CompanyEdgeSourceRow>;
  CompanyFilter: CompanyFilter;
  CompanyLookup: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CompanyLookup']>;
  CompanyName: ResolverTypeWrapper<CompanyNameRowRow>;
  CompanyNotFound: ResolverTypeWrapper<CompanyNotFound>;
  CompanySnapshot: ResolverTypeWrapper<DossierRowRow>;
  Comparability: Comparability;
  CompareInput: CompareInput;
  CompareTo: CompareTo;
  Comparison: ResolverTypeWrapper<ComparisonSourceRow>;
  CountCell: ResolverTypeWrapper<CellRow>;
  DataVersion: ResolverTypeWrapper<DataVersionRow>;
  DateRange: DateRange;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DimensionInfo: ResolverTypeWrapper<DimensionSourceRow>;
  Direction: Direction;
  Dossier: ResolverTypeWrapper<DossierRowRow>;
  DossierActionInput: DossierActionInput;
  DossierBreakdown: ResolverTypeWrapper<BreakdownSourceRow>;
  DossierBreakdownRow: ResolverTypeWrapper<RowSourceRow>;
  DossierConnection: ResolverTypeWrapper<DossierConnectionSourceRow>;
  DossierDimension: DossierDimension;
  DossierEdge: ResolverTypeWrapper<DossierEdgeSourceRow>;
  DossierEvent: ResolverTypeWrapper<HistoryEventRow>;
  DossierEventKind: DossierEventKind;
  DossierEventPage: ResolverTypeWrapper<Omit<DossierEventPage, 'nodes' | 'pageInfo'> & { nodes: ReadonlyArray<ResolversTypes['DossierFeedEvent']>, pageInfo: ResolversTypes['PageInfo'] }>;
  DossierFeedEvent: ResolverTypeWrapper<FeedEventSourceRow>;
  DossierFilter: DossierFilter;
  DossierOrder: DossierOrder;
  DossierPayload: ResolverTypeWrapper<PayloadSourceRow>;
  DossierStatus: DossierStatus;
  DrillOption: ResolverTypeWrapper<DrillSourceRow>;
  Eligibility: ResolverTypeWrapper<EligibilityRow>;
  EligibilityInput: EligibilityInput;
  Employment: ResolverTypeWrapper<EmploymentRowRow>;
  EnterpriseNumber: ResolverTypeWrapper<Scalars['EnterpriseNumber']['output']>;
  Establishment: ResolverTypeWrapper<EstablishmentRowRow>;
  EstablishmentConnection: ResolverTypeWrapper<EstablishmentConnectionSourceRow>;
  EstablishmentEdge: ResolverTypeWrapper<EstablishmentEdgeSourceRow>;
  EstablishmentNumber: ResolverTypeWrapper<Scalars['EstablishmentNumber']['output']>;
  FlatColumn: ResolverTypeWrapper<TableColumnRow>;
  FlatTable: ResolverTypeWrapper<TableSourceRow>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  InvalidCompanyNumber: ResolverTypeWrapper<InvalidCompanyNumber>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  KeyMember: ResolverTypeWrapper<MemberSourceRow>;
  KeyOrder: KeyOrder;
  LabelFallback: ResolverTypeWrapper<LabelFallback>;
  Language: Language;
  Limit: ResolverTypeWrapper<Limit>;
  Limits: ResolverTypeWrapper<Limits>;
  LocalDate: ResolverTypeWrapper<Scalars['LocalDate']['output']>;
  Measure: Measure;
  MeasureCondition: MeasureCondition;
  MeasureInfo: ResolverTypeWrapper<MeasureSourceRow>;
  MeasureOrder: MeasureOrder;
  Milestone: Milestone;
  Money: ResolverTypeWrapper<Scalars['Money']['output']>;
  MoneyCell: ResolverTypeWrapper<CellRow>;
  MonthRange: MonthRange;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NaceVersion: NaceVersion;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NotHeld: ResolverTypeWrapper<NotHeld>;
  Note: ResolverTypeWrapper<NoteRow>;
  OrderOn: OrderOn;
  PageInfo: ResolverTypeWrapper<PageInfoSourceRow>;
  Period: ResolverTypeWrapper<PeriodRow>;
  PeriodInput: PeriodInput;
  Provenance: ResolverTypeWrapper<Provenance>;
  PublishedFigure: ResolverTypeWrapper<PublishedFigureRow>;
  QuarterInput: QuarterInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RatioCell: ResolverTypeWrapper<RatioSourceRow>;
  Reason: ResolverTypeWrapper<ReasonRow>;
  Reconciliation: ResolverTypeWrapper<ReconciliationRow>;
  RecordOwnShareInput: RecordOwnShareInput;
  RecordPaymentInput: RecordPaymentInput;
  RecoverSubsidyInput: RecoverSubsidyInput;
  RefuseDossierInput: RefuseDossierInput;
  Registry: Registry;
  RegistryChannel: RegistryChannel;
  RegistryUnavailable: ResolverTypeWrapper<RegistryUnavailable>;
  ReportEngine: ResolverTypeWrapper<ReportEngine>;
  RuleOutcome: ResolverTypeWrapper<RuleRecordRow>;
  RuleResult: RuleResult;
  SeriesBreak: ResolverTypeWrapper<Omit<SeriesBreak, 'note'> & { note: ResolversTypes['Note'] }>;
  ServiceProvider: ResolverTypeWrapper<ServiceProviderRowRow>;
  ServiceProviderNumber: ResolverTypeWrapper<Scalars['ServiceProviderNumber']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  SubmitDossierInput: SubmitDossierInput;
  Totals: Totals;
  Unmapped: ResolverTypeWrapper<UnmappedRow>;
  UnmappedCompanies: ResolverTypeWrapper<UnmappedRow>;
  UserError: ResolverTypeWrapper<UserErrorSourceRow>;
  UserErrorCode: UserErrorCode;
  YearMonth: ResolverTypeWrapper<Scalars['YearMonth']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Activity: ActivityRowRow;
  Allowance: AllowanceSourceRow;
  BigInt: Scalars['BigInt']['output'];
  Boolean: Scalars['Boolean']['output'];
  BreakdownKey: RowSourceRow;
  BreakdownOrder: BreakdownOrder;
  BreakdownPlan: BreakdownSourceRow;
  Catalog: CatalogSourceRow;
  ClassificationInput: ClassificationInput;
  Code: CodeValueRow;
  CodeFilter: CodeFilter;
  Company: CompanyRowRow;
  CompanyBreakdown: BreakdownSourceRow;
  CompanyBreakdownRow: RowSourceRow;
  CompanyConnection: CompanyConnectionSourceRow;
  CompanyEdge: CompanyEdgeSourceRow;
  CompanyFilter: CompanyFilter;
  CompanyLookup: ResolversUnionTypes<ResolversParentTypes>['CompanyLookup'];
  CompanyName: CompanyNameRowRow;
  CompanyNotFound: CompanyNotFound;
  CompanySnapshot: DossierRowRow;
  CompareInput: CompareInput;
  Comparison: ComparisonSourceRow;
  CountCell: CellRow;
  DataVersion: DataVersionRow;
  DateRange: DateRange;
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  DimensionInfo: DimensionSourceRow;
  Dossier: DossierRowRow;
  DossierActionInput: DossierActionInput;
  DossierBreakdown: BreakdownSourceRow;
  DossierBreakdownRow: RowSourceRow;
  DossierConnection: DossierConnectionSourceRow;
  DossierEdge: DossierEdgeSourceRow;
  DossierEvent: HistoryEventRow;
  DossierEventPage: Omit<DossierEventPage, 'nodes' | 'pageInfo'> & { nodes: ReadonlyArray<ResolversParentTypes['DossierFeedEvent']>, pageInfo: ResolversParentTypes['PageInfo'] };
  DossierFeedEvent: FeedEventSourceRow;
  DossierFilter: DossierFilter;
  DossierPayload: PayloadSourceRow;
  DrillOption: DrillSourceRow;
  Eligibility: EligibilityRow;
  EligibilityInput: EligibilityInput;
  Employment: EmploymentRowRow;
  EnterpriseNumber: Scalars['EnterpriseNumber']['output'];
  Establishment: EstablishmentRowRow;
  EstablishmentConnection: EstablishmentConnectionSourceRow;
  EstablishmentEdge: EstablishmentEdgeSourceRow;
  EstablishmentNumber: Scalars['EstablishmentNumber']['output'];
  FlatColumn: TableColumnRow;
  FlatTable: TableSourceRow;
  Float: Scalars['Float']['output'];
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  InvalidCompanyNumber: InvalidCompanyNumber;
  JSON: Scalars['JSON']['output'];
  KeyMember: MemberSourceRow;
  KeyOrder: KeyOrder;
  LabelFallback: LabelFallback;
  Limit: Limit;
  Limits: Limits;
  LocalDate: Scalars['LocalDate']['output'];
  MeasureCondition: MeasureCondition;
  MeasureInfo: MeasureSourceRow;
  MeasureOrder: MeasureOrder;
  Money: Scalars['Money']['output'];
  MoneyCell: CellRow;
  MonthRange: MonthRange;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NotHeld: NotHeld;
  Note: NoteRow;
  PageInfo: PageInfoSourceRow;
  Period: PeriodRow;
  PeriodInput: PeriodInput;
  Provenance: Provenance;
  PublishedFigure: PublishedFigureRow;
  QuarterInput: QuarterInput;
  Query: Record<PropertyKey, never>;
  RatioCell: RatioSourceRow;
  Reason: ReasonRow;
  Reconciliation: ReconciliationRow;
  RecordOwnShareInput: RecordOwnShareInput;
  RecordPaymentInput: RecordPaymentInput;
  RecoverSubsidyInput: RecoverSubsidyInput;
  RefuseDossierInput: RefuseDossierInput;
  RegistryUnavailable: RegistryUnavailable;
  ReportEngine: ReportEngine;
  RuleOutcome: RuleRecordRow;
  SeriesBreak: Omit<SeriesBreak, 'note'> & { note: ResolversParentTypes['Note'] };
  ServiceProvider: ServiceProviderRowRow;
  ServiceProviderNumber: Scalars['ServiceProviderNumber']['output'];
  String: Scalars['String']['output'];
  SubmitDossierInput: SubmitDossierInput;
  Unmapped: UnmappedRow;
  UnmappedCompanies: UnmappedRow;
  UserError: UserErrorSourceRow;
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

export type AllowanceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Allowance'] = ResolversParentTypes['Allowance']> = {
  ceiling?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  left?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  rate?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  regime?: Resolver<ResolversTypes['Code'], ParentType, ContextType>;
  size?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  used?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export interface BigIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BigInt'], any> {
  name: 'BigInt';
}

export type BreakdownKeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BreakdownKey'] = ResolversParentTypes['BreakdownKey']> = {
  arrondissement?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  companyAgeClass?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  companySize?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  employmentClass?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  establishmentsClass?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  legalForm?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  legalType?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  members?: Resolver<ReadonlyArray<ResolversTypes['KeyMember']>, ParentType, ContextType>;
  month?: Resolver<Maybe<ResolversTypes['Period']>, ParentType, ContextType>;
  municipality?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  naceClass?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  naceDivision?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  naceGroup?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  naceSection?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  naceSubclass?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  pillar?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  province?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  quarter?: Resolver<Maybe<ResolversTypes['Period']>, ParentType, ContextType>;
  regime?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  serviceProvider?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  theme?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  topic?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  year?: Resolver<Maybe<ResolversTypes['Period']>, ParentType, ContextType>;
};

export type BreakdownPlanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BreakdownPlan'] = ResolversParentTypes['BreakdownPlan']> = {
  cost?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  engine?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  estimatedCells?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  fusedWith?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  maxCells?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  sql?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CatalogResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Catalog'] = ResolversParentTypes['Catalog']> = {
  dataVersion?: Resolver<ResolversTypes['DataVersion'], ParentType, ContextType>;
  dimensions?: Resolver<ReadonlyArray<ResolversTypes['DimensionInfo']>, ParentType, ContextType, Partial<CatalogDimensionsArgs>>;
  labelFallbacks?: Resolver<ReadonlyArray<ResolversTypes['LabelFallback']>, ParentType, ContextType>;
  licence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  limits?: Resolver<ResolversTypes['Limits'], ParentType, ContextType>;
  measures?: Resolver<ReadonlyArray<ResolversTypes['MeasureInfo']>, ParentType, ContextType>;
  notHeld?: Resolver<ReadonlyArray<ResolversTypes['NotHeld']>, ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['Reason']>, ParentType, ContextType>;
};

export type CodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Code'] = ResolversParentTypes['Code']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<CodeLabelArgs, 'language'>>;
  level?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  nuts?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  successors?: Resolver<ReadonlyArray<ResolversTypes['Code']>, ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
};

export type CompanyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Company'] = ResolversParentTypes['Company']> = {
  activities?: Resolver<ReadonlyArray<ResolversTypes['Activity']>, ParentType, ContextType, RequireFields<CompanyActivitiesArgs, 'first' | 'mainOnly'>>;
  allowance?: Resolver<Maybe<ResolversTypes['Allowance']>, ParentType, ContextType, RequireFields<CompanyAllowanceArgs, 'year'>>;
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

export type CompanyBreakdownResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CompanyBreakdown'] = ResolversParentTypes['CompanyBreakdown']> = {
  dataVersion?: Resolver<ResolversTypes['DataVersion'], ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['Note']>, ParentType, ContextType>;
  others?: Resolver<Maybe<ResolversTypes['CompanyBreakdownRow']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  plan?: Resolver<ResolversTypes['BreakdownPlan'], ParentType, ContextType>;
  reconciliation?: Resolver<ResolversTypes['Reconciliation'], ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['CompanyBreakdownRow']>, ParentType, ContextType>;
  table?: Resolver<ResolversTypes['FlatTable'], ParentType, ContextType, RequireFields<CompanyBreakdownTableArgs, 'language' | 'measures'>>;
  totalRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totals?: Resolver<ReadonlyArray<ResolversTypes['CompanyBreakdownRow']>, ParentType, ContextType>;
  unmapped?: Resolver<ReadonlyArray<ResolversTypes['UnmappedCompanies']>, ParentType, ContextType>;
};

export type CompanyBreakdownRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CompanyBreakdownRow'] = ResolversParentTypes['CompanyBreakdownRow']> = {
  companies?: Resolver<ResolversTypes['CountCell'], ParentType, ContextType>;
  drill?: Resolver<ReadonlyArray<ResolversTypes['DrillOption']>, ParentType, ContextType>;
  establishments?: Resolver<ResolversTypes['CountCell'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['BreakdownKey'], ParentType, ContextType>;
  rolledUp?: Resolver<ReadonlyArray<ResolversTypes['DossierDimension']>, ParentType, ContextType>;
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
  __resolveType?: TypeResolveFn<'Company' | 'CompanyNotFound' | 'InvalidCompanyNumber' | 'RegistryUnavailable', ParentType, ContextType>;
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

export type ComparisonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Comparison'] = ResolversParentTypes['Comparison']> = {
  alignment?: Resolver<ResolversTypes['Alignment'], ParentType, ContextType>;
  breaks?: Resolver<ReadonlyArray<ResolversTypes['SeriesBreak']>, ParentType, ContextType>;
  comparability?: Resolver<ResolversTypes['Comparability'], ParentType, ContextType>;
  period?: Resolver<ResolversTypes['Period'], ParentType, ContextType>;
  previous?: Resolver<ResolversTypes['Period'], ParentType, ContextType>;
};

export type CountCellResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CountCell'] = ResolversParentTypes['CountCell']> = {
  change?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  previous?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  previousStatus?: Resolver<ResolversTypes['CellStatus'], ParentType, ContextType>;
  relativeChange?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  shareOfParent?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  shareOfTotal?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CellStatus'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
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

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DimensionInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DimensionInfo'] = ResolversParentTypes['DimensionInfo']> = {
  codes?: Resolver<ReadonlyArray<ResolversTypes['Code']>, ParentType, ContextType, RequireFields<DimensionInfoCodesArgs, 'first'>>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dimension?: Resolver<ResolversTypes['DossierDimension'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ofCompanies?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
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
  ownShareDueOn?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  paid?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  pillar?: Resolver<ResolversTypes['Code'], ParentType, ContextType>;
  pillarFiled?: Resolver<ResolversTypes['Code'], ParentType, ContextType>;
  rate?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  recovered?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  regime?: Resolver<ResolversTypes['Code'], ParentType, ContextType>;
  rules?: Resolver<ReadonlyArray<ResolversTypes['RuleOutcome']>, ParentType, ContextType>;
  serviceProvider?: Resolver<Maybe<ResolversTypes['ServiceProvider']>, ParentType, ContextType>;
  serviceProviderNumber?: Resolver<Maybe<ResolversTypes['ServiceProviderNumber']>, ParentType, ContextType>;
  snapshot?: Resolver<ResolversTypes['CompanySnapshot'], ParentType, ContextType>;
  startDate?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DossierStatus'], ParentType, ContextType>;
  submittedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  subsidy?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  theme?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  topic?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DossierBreakdownResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DossierBreakdown'] = ResolversParentTypes['DossierBreakdown']> = {
  comparison?: Resolver<Maybe<ResolversTypes['Comparison']>, ParentType, ContextType>;
  dataVersion?: Resolver<ResolversTypes['DataVersion'], ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['Note']>, ParentType, ContextType>;
  others?: Resolver<Maybe<ResolversTypes['DossierBreakdownRow']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  period?: Resolver<ResolversTypes['Period'], ParentType, ContextType>;
  plan?: Resolver<ResolversTypes['BreakdownPlan'], ParentType, ContextType>;
  reconciliation?: Resolver<ResolversTypes['Reconciliation'], ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['DossierBreakdownRow']>, ParentType, ContextType>;
  table?: Resolver<ResolversTypes['FlatTable'], ParentType, ContextType, RequireFields<DossierBreakdownTableArgs, 'language' | 'measures'>>;
  totalRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totals?: Resolver<ReadonlyArray<ResolversTypes['DossierBreakdownRow']>, ParentType, ContextType>;
  unmapped?: Resolver<ReadonlyArray<ResolversTypes['Unmapped']>, ParentType, ContextType>;
};

export type DossierBreakdownRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DossierBreakdownRow'] = ResolversParentTypes['DossierBreakdownRow']> = {
  averageSubsidy?: Resolver<ResolversTypes['MoneyCell'], ParentType, ContextType>;
  companies?: Resolver<ResolversTypes['CountCell'], ParentType, ContextType>;
  dossiers?: Resolver<ResolversTypes['CountCell'], ParentType, ContextType>;
  drill?: Resolver<ReadonlyArray<ResolversTypes['DrillOption']>, ParentType, ContextType>;
  eligibleCost?: Resolver<ResolversTypes['MoneyCell'], ParentType, ContextType>;
  establishments?: Resolver<ResolversTypes['CountCell'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['BreakdownKey'], ParentType, ContextType>;
  medianSubsidy?: Resolver<ResolversTypes['MoneyCell'], ParentType, ContextType>;
  paidAmount?: Resolver<ResolversTypes['MoneyCell'], ParentType, ContextType>;
  reach?: Resolver<ResolversTypes['RatioCell'], ParentType, ContextType>;
  recoveredAmount?: Resolver<ResolversTypes['MoneyCell'], ParentType, ContextType>;
  rolledUp?: Resolver<ReadonlyArray<ResolversTypes['DossierDimension']>, ParentType, ContextType>;
  subsidy?: Resolver<ResolversTypes['MoneyCell'], ParentType, ContextType>;
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
  reason?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DossierStatus'], ParentType, ContextType>;
};

export type DossierEventPageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DossierEventPage'] = ResolversParentTypes['DossierEventPage']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DossierFeedEvent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DossierFeedEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DossierFeedEvent'] = ResolversParentTypes['DossierFeedEvent']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dossier?: Resolver<ResolversTypes['Dossier'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['DossierEvent'], ParentType, ContextType>;
};

export type DossierPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DossierPayload'] = ResolversParentTypes['DossierPayload']> = {
  dossier?: Resolver<Maybe<ResolversTypes['Dossier']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DrillOptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DrillOption'] = ResolversParentTypes['DrillOption']> = {
  into?: Resolver<ResolversTypes['DossierDimension'], ParentType, ContextType>;
  variables?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type EligibilityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Eligibility'] = ResolversParentTypes['Eligibility']> = {
  eligible?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  rate?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  regime?: Resolver<ResolversTypes['Code'], ParentType, ContextType>;
  review?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  rules?: Resolver<ReadonlyArray<ResolversTypes['RuleOutcome']>, ParentType, ContextType>;
  subsidy?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type EmploymentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Employment'] = ResolversParentTypes['Employment']> = {
  class?: Resolver<ResolversTypes['Code'], ParentType, ContextType>;
  quarter?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Registry'], ParentType, ContextType>;
  year?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
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

export type FlatColumnResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FlatColumn'] = ResolversParentTypes['FlatColumn']> = {
  decimals?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<FlatColumnLabelArgs, 'language'>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['ColumnRole'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FlatTableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FlatTable'] = ResolversParentTypes['FlatTable']> = {
  columns?: Resolver<ReadonlyArray<ResolversTypes['FlatColumn']>, ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ReadonlyArray<Maybe<ResolversTypes['String']>>>, ParentType, ContextType>;
};

export type InvalidCompanyNumberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidCompanyNumber'] = ResolversParentTypes['InvalidCompanyNumber']> = {
  input?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type KeyMemberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KeyMember'] = ResolversParentTypes['KeyMember']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dimension?: Resolver<ResolversTypes['DossierDimension'], ParentType, ContextType>;
  isTotal?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isUnknown?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<KeyMemberLabelArgs, 'language'>>;
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
  maxCells?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  maxDimensions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  maxNumbers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  maxPageSize?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  maxRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
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

export type MoneyCellResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MoneyCell'] = ResolversParentTypes['MoneyCell']> = {
  change?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  previous?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  previousStatus?: Resolver<ResolversTypes['CellStatus'], ParentType, ContextType>;
  relativeChange?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  shareOfParent?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  shareOfTotal?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CellStatus'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  approveDossier?: Resolver<ResolversTypes['DossierPayload'], ParentType, ContextType, RequireFields<MutationApproveDossierArgs, 'input'>>;
  closeDossier?: Resolver<ResolversTypes['DossierPayload'], ParentType, ContextType, RequireFields<MutationCloseDossierArgs, 'input'>>;
  recordOwnShare?: Resolver<ResolversTypes['DossierPayload'], ParentType, ContextType, RequireFields<MutationRecordOwnShareArgs, 'input'>>;
  recordPayment?: Resolver<ResolversTypes['DossierPayload'], ParentType, ContextType, RequireFields<MutationRecordPaymentArgs, 'input'>>;
  recoverSubsidy?: Resolver<ResolversTypes['DossierPayload'], ParentType, ContextType, RequireFields<MutationRecoverSubsidyArgs, 'input'>>;
  refuseDossier?: Resolver<ResolversTypes['DossierPayload'], ParentType, ContextType, RequireFields<MutationRefuseDossierArgs, 'input'>>;
  submitDossier?: Resolver<ResolversTypes['DossierPayload'], ParentType, ContextType, RequireFields<MutationSubmitDossierArgs, 'input'>>;
  withdrawDossier?: Resolver<ResolversTypes['DossierPayload'], ParentType, ContextType, RequireFields<MutationWithdrawDossierArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType?: TypeResolveFn<'Company' | 'Dossier' | 'Establishment', ParentType, ContextType>;
};

export type NotHeldResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotHeld'] = ResolversParentTypes['NotHeld']> = {
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  legalBasis?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NoteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Note'] = ResolversParentTypes['Note']> = {
  mandatory?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<NoteTextArgs, 'language'>>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PeriodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Period'] = ResolversParentTypes['Period']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<PeriodLabelArgs, 'language'>>;
  to?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
};

export type ProvenanceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  extract?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  retrievedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Registry'], ParentType, ContextType>;
  stale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  via?: Resolver<ResolversTypes['RegistryChannel'], ParentType, ContextType>;
};

export type PublishedFigureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublishedFigure'] = ResolversParentTypes['PublishedFigure']> = {
  counting?: Resolver<ResolversTypes['Milestone'], ParentType, ContextType>;
  dossiers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  pillar?: Resolver<Maybe<ResolversTypes['Code']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  catalog?: Resolver<ResolversTypes['Catalog'], ParentType, ContextType, RequireFields<QueryCatalogArgs, 'language'>>;
  companies?: Resolver<ReadonlyArray<ResolversTypes['CompanyLookup']>, ParentType, ContextType, RequireFields<QueryCompaniesArgs, 'numbers'>>;
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType, RequireFields<QueryCompanyArgs, 'number'>>;
  companyBreakdown?: Resolver<ResolversTypes['CompanyBreakdown'], ParentType, ContextType, RequireFields<QueryCompanyBreakdownArgs, 'by' | 'first' | 'others' | 'totals'>>;
  dossier?: Resolver<Maybe<ResolversTypes['Dossier']>, ParentType, ContextType, RequireFields<QueryDossierArgs, 'reference'>>;
  dossierBreakdown?: Resolver<ResolversTypes['DossierBreakdown'], ParentType, ContextType, RequireFields<QueryDossierBreakdownArgs, 'by' | 'counting' | 'first' | 'others' | 'period' | 'totals'>>;
  dossierEvents?: Resolver<ResolversTypes['DossierEventPage'], ParentType, ContextType, RequireFields<QueryDossierEventsArgs, 'first'>>;
  dossiers?: Resolver<ResolversTypes['DossierConnection'], ParentType, ContextType, RequireFields<QueryDossiersArgs, 'counting' | 'orderBy'>>;
  eligibility?: Resolver<ResolversTypes['Eligibility'], ParentType, ContextType, RequireFields<QueryEligibilityArgs, 'input'>>;
  establishment?: Resolver<Maybe<ResolversTypes['Establishment']>, ParentType, ContextType, RequireFields<QueryEstablishmentArgs, 'number'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  publishedFigures?: Resolver<ReadonlyArray<ResolversTypes['PublishedFigure']>, ParentType, ContextType>;
  reportEngine?: Resolver<ResolversTypes['ReportEngine'], ParentType, ContextType>;
  searchCompanies?: Resolver<ResolversTypes['CompanyConnection'], ParentType, ContextType, RequireFields<QuerySearchCompaniesArgs, 'first'>>;
  serviceProvider?: Resolver<Maybe<ResolversTypes['ServiceProvider']>, ParentType, ContextType, RequireFields<QueryServiceProviderArgs, 'number'>>;
};

export type RatioCellResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RatioCell'] = ResolversParentTypes['RatioCell']> = {
  denominator?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  numerator?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CellStatus'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type ReasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Reason'] = ResolversParentTypes['Reason']> = {
  code?: Resolver<ResolversTypes['Code'], ParentType, ContextType>;
  events?: Resolver<ReadonlyArray<ResolversTypes['DossierEventKind']>, ParentType, ContextType>;
};

export type ReconciliationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Reconciliation'] = ResolversParentTypes['Reconciliation']> = {
  balanced?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  notOnThisPage?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  published?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['CountCell'], ParentType, ContextType>;
  unknown?: Resolver<ResolversTypes['CountCell'], ParentType, ContextType>;
  withheldRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RegistryUnavailableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegistryUnavailable'] = ResolversParentTypes['RegistryUnavailable']> = {
  number?: Resolver<ResolversTypes['EnterpriseNumber'], ParentType, ContextType>;
  retryAfterSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReportEngineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportEngine'] = ResolversParentTypes['ReportEngine']> = {
  changed?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  dossiers?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  fallbacks?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  lostThreads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  threads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unavailable?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  versions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RuleOutcomeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RuleOutcome'] = ResolversParentTypes['RuleOutcome']> = {
  confidence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<RuleOutcomeMessageArgs, 'language'>>;
  outcome?: Resolver<ResolversTypes['RuleResult'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SeriesBreakResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeriesBreak'] = ResolversParentTypes['SeriesBreak']> = {
  kind?: Resolver<ResolversTypes['BreakKind'], ParentType, ContextType>;
  note?: Resolver<ResolversTypes['Note'], ParentType, ContextType>;
  on?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
};

export type ServiceProviderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServiceProvider'] = ResolversParentTypes['ServiceProvider']> = {
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  companyNumber?: Resolver<ResolversTypes['EnterpriseNumber'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['ServiceProviderNumber'], ParentType, ContextType>;
  pillar?: Resolver<ResolversTypes['Code'], ParentType, ContextType>;
  registeredFrom?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  registeredTo?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
};

export interface ServiceProviderNumberScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ServiceProviderNumber'], any> {
  name: 'ServiceProviderNumber';
}

export type UnmappedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Unmapped'] = ResolversParentTypes['Unmapped']> = {
  classification?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dossiers?: Resolver<ResolversTypes['CountCell'], ParentType, ContextType>;
};

export type UnmappedCompaniesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnmappedCompanies'] = ResolversParentTypes['UnmappedCompanies']> = {
  classification?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  companies?: Resolver<ResolversTypes['CountCell'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryAfterSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export interface YearMonthScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['YearMonth'], any> {
  name: 'YearMonth';
}

export type Resolvers<ContextType = Context> = {
  Activity?: ActivityResolvers<ContextType>;
  Allowance?: AllowanceResolvers<ContextType>;
  BigInt?: GraphQLScalarType;
  BreakdownKey?: BreakdownKeyResolvers<ContextType>;
  BreakdownPlan?: BreakdownPlanResolvers<ContextType>;
  Catalog?: CatalogResolvers<ContextType>;
  Code?: CodeResolvers<ContextType>;
  Company?: CompanyResolvers<ContextType>;
  CompanyBreakdown?: CompanyBreakdownResolvers<ContextType>;
  CompanyBreakdownRow?: CompanyBreakdownRowResolvers<ContextType>;
  CompanyConnection?: CompanyConnectionResolvers<ContextType>;
  CompanyEdge?: CompanyEdgeResolvers<ContextType>;
  CompanyLookup?: CompanyLookupResolvers<ContextType>;
  CompanyName?: CompanyNameResolvers<ContextType>;
  CompanyNotFound?: CompanyNotFoundResolvers<ContextType>;
  CompanySnapshot?: CompanySnapshotResolvers<ContextType>;
  Comparison?: ComparisonResolvers<ContextType>;
  CountCell?: CountCellResolvers<ContextType>;
  DataVersion?: DataVersionResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  DimensionInfo?: DimensionInfoResolvers<ContextType>;
  Dossier?: DossierResolvers<ContextType>;
  DossierBreakdown?: DossierBreakdownResolvers<ContextType>;
  DossierBreakdownRow?: DossierBreakdownRowResolvers<ContextType>;
  DossierConnection?: DossierConnectionResolvers<ContextType>;
  DossierEdge?: DossierEdgeResolvers<ContextType>;
  DossierEvent?: DossierEventResolvers<ContextType>;
  DossierEventPage?: DossierEventPageResolvers<ContextType>;
  DossierFeedEvent?: DossierFeedEventResolvers<ContextType>;
  DossierPayload?: DossierPayloadResolvers<ContextType>;
  DrillOption?: DrillOptionResolvers<ContextType>;
  Eligibility?: EligibilityResolvers<ContextType>;
  Employment?: EmploymentResolvers<ContextType>;
  EnterpriseNumber?: GraphQLScalarType;
  Establishment?: EstablishmentResolvers<ContextType>;
  EstablishmentConnection?: EstablishmentConnectionResolvers<ContextType>;
  EstablishmentEdge?: EstablishmentEdgeResolvers<ContextType>;
  EstablishmentNumber?: GraphQLScalarType;
  FlatColumn?: FlatColumnResolvers<ContextType>;
  FlatTable?: FlatTableResolvers<ContextType>;
  InvalidCompanyNumber?: InvalidCompanyNumberResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  KeyMember?: KeyMemberResolvers<ContextType>;
  LabelFallback?: LabelFallbackResolvers<ContextType>;
  Limit?: LimitResolvers<ContextType>;
  Limits?: LimitsResolvers<ContextType>;
  LocalDate?: GraphQLScalarType;
  MeasureInfo?: MeasureInfoResolvers<ContextType>;
  Money?: GraphQLScalarType;
  MoneyCell?: MoneyCellResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NotHeld?: NotHeldResolvers<ContextType>;
  Note?: NoteResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Period?: PeriodResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  PublishedFigure?: PublishedFigureResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RatioCell?: RatioCellResolvers<ContextType>;
  Reason?: ReasonResolvers<ContextType>;
  Reconciliation?: ReconciliationResolvers<ContextType>;
  RegistryUnavailable?: RegistryUnavailableResolvers<ContextType>;
  ReportEngine?: ReportEngineResolvers<ContextType>;
  RuleOutcome?: RuleOutcomeResolvers<ContextType>;
  SeriesBreak?: SeriesBreakResolvers<ContextType>;
  ServiceProvider?: ServiceProviderResolvers<ContextType>;
  ServiceProviderNumber?: GraphQLScalarType;
  Unmapped?: UnmappedResolvers<ContextType>;
  UnmappedCompanies?: UnmappedCompaniesResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  YearMonth?: GraphQLScalarType;
};

export type DirectiveResolvers<ContextType = Context> = {
  access?: AccessDirectiveResolver<any, any, ContextType>;
  source?: SourceDirectiveResolver<any, any, ContextType>;
};
