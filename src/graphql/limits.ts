/** Bounds that requests are held to; the catalog lists them. */
export const limits = {
  /** Objects on a page. */
  pageSize: 100,
  /** Objects on a page where neither `first` nor `last` is given. */
  defaultPageSize: 20,
  /** Events on a page of `dossierEvents`. */
  feedEvents: 1000,
  /** Numbers of `companies`, identifiers of `nodes`. */
  numbers: 500,
  /** Year of an allowance; a day of the year after it must have four digits too. */
  allowanceYear: 9998,
  /** Activities listed of one entity. */
  activities: 1000,
  /** Codes listed of one dimension. */
  codes: 1000,
  /** Codes in one part of a CodeFilter. */
  filterCodes: 1000,
  /** Characters of a search text. */
  searchText: 200,
  /** Words of a search text. */
  searchWords: 10,
  /** Characters of a dossier's reference. */
  reference: 200,
} as const;
