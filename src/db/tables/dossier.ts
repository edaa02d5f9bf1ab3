import { sql, type SQL } from "drizzle-orm";
import { bigint, date, doublePrecision, index, integer, jsonb, pgSequence, pgTable, text, timestamp } from "drizzle-orm/pg-core";

const moment = () => timestamp({ withTimezone: true });
const cents = () => bigint({ mode: "bigint" });
/** The Brussels calendar day of a moment. */
const brusselsDayOf = (column: string): SQL => sql.raw(`(timezone('Europe/Brussels', ${column}))::date`);
const dayOf = (column: string) => date().generatedAlwaysAs(brusselsDayOf(column));

/** Numbers the dossiers filed through the API. */
export const dossierReferenceSeq = pgSequence("dossier_reference_seq");

/** What a rule of the scheme said of a dossier when it was filed. `rule` and `from`, its first day, name its row in the data, which is never taken out; null: without a first day. */
export type RuleRecord = { readonly rule: string; readonly from: string | null; readonly outcome: "PASS" | "FAIL" | "REVIEW"; readonly given: string | null };

/** One dossier with its present state, its milestones and the company as it was at submission. Amounts are cents of EUR. */
export const dossier = pgTable(
  "dossier",
  {
    reference: text().primaryKey(),
    enterpriseNumber: text().notNull(),
    establishmentNumber: text(),
    /** As filed; `pillar` is the pillar of 2016 it belongs to. */
    pillarFiled: text().notNull(),
    pillar: text().notNull(),
    theme: text(),
    topic: text(),
    regime: text().notNull(),
    serviceProviderNumber: text(),
    /** KO or MO; null when not filed. */
    declaredSize: text(),
    eligibleCostCents: cents().notNull(),
    /** Granted; applied for while not approved. */
    subsidyCents: cents().notNull(),
    paidCents: cents(),
    recoveredCents: cents(),
    status: text().notNull(),
    submittedAt: moment().notNull(),
    approvedAt: moment(),
    refusedAt: moment(),
    withdrawnAt: moment(),
    lapsedAt: moment(),
    ownShareAt: moment(),
    paidAt: moment(),
    closedAt: moment(),
    recoveredAt: moment(),
    submittedOn: dayOf("submitted_at").notNull(),
    approvedOn: dayOf("approved_at"),
    refusedOn: dayOf("refused_at"),
    withdrawnOn: dayOf("withdrawn_at"),
    lapsedOn: dayOf("lapsed_at"),
    paidOn: dayOf("paid_at"),
    recoveredOn: dayOf("recovered_at"),
    decidedAt: moment().generatedAlwaysAs(sql`coalesce(approved_at, refused_at)`),
    // The company at submission.
    legalType: text(),
    legalForm: text(),
    naceCode: text(),
    naceVersion: text(),
    municipality: text(),
    /** 1 to 9; 0 undetermined; NONE when the company is known to have no RSZ registration; null when not held. */
    employmentClass: text(),
    establishments: integer(),
    /** Start of the enterprise in the register, for its age at submission. */
    companyStartedOn: date(),
    snapshotAt: moment().notNull(),
    /** Names of the snapshot columns that the file left empty and the register filled. */
    snapshotFromRegister: text().array().notNull().default(sql`'{}'`),
    /** KBO or VKBO: who gave the snapshot of a dossier filed through the API; null for an imported one. */
    snapshotSource: text(),
    // Filed through the API; null for an imported dossier.
    /** First day of the service. */
    startsOn: date(),
    /** Share of the cost that was granted, before the ceiling. */
    rate: doublePrecision(),
    /** Last day on which the own share may be received. */
    ownShareDueOn: date(),
    ownShareCents: cents(),
    /** The rules that decided the dossier, in the order of the data. */
    rules: jsonb().$type<readonly RuleRecord[]>(),
    /** IMPORT or API: who may change the dossier. One that came by import belongs to the API from the first step taken through it. */
    handledBy: text().notNull().default("IMPORT"),
    /** The import that last wrote the dossier; null for one filed through the API. */
    loadId: bigint({ mode: "number" }),
    /** A small number of its own, never changed, by which copies in memory know the row. */
    slot: bigint({ mode: "number" }).generatedAlwaysAsIdentity(),
  },
  (t) => [
    index("dossier_enterprise_idx").on(t.enterpriseNumber, t.submittedAt, t.reference),
    index("dossier_submitted_at_idx").on(t.submittedAt, t.reference),
    index("dossier_decided_at_idx").on(t.decidedAt, t.reference),
    index("dossier_decided_at_desc_idx").on(t.decidedAt.desc().nullsLast(), t.reference.desc().nullsFirst()),
    index("dossier_submitted_on_idx").on(t.submittedOn),
    index("dossier_approved_on_idx").on(t.approvedOn),
    index("dossier_refused_on_idx").on(t.refusedOn).where(sql`refused_on is not null`),
    index("dossier_withdrawn_on_idx").on(t.withdrawnOn).where(sql`withdrawn_on is not null`),
    index("dossier_lapsed_on_idx").on(t.lapsedOn).where(sql`lapsed_on is not null`),
    index("dossier_paid_on_idx").on(t.paidOn).where(sql`paid_on is not null`),
    index("dossier_own_share_due_idx").on(t.ownShareDueOn, t.reference).where(sql`status = 'APPROVED' and own_share_at is null`),
    index("dossier_recovered_on_idx").on(t.recoveredOn).where(sql`recovered_on is not null`),
  ],
);

/**
 * Append-only record of changes, in commit order up to change_horizon(). An import is one row without a reference, plus one CORRECTED
 * row per dossier it changed; the moments of an imported dossier stand in its own row.
 */
export const dossierEvent = pgTable(
  "dossier_event",
  {
    seq: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    reference: text(),
    enterpriseNumber: text(),
    /** A DossierEventKind of the API, or IMPORTED for the row of a whole import. */
    kind: text().notNull(),
    status: text(),
    at: moment().notNull().defaultNow(),
    /** Key or client id, or `import:<load id>`; never a person. */
    by: text().notNull(),
    reason: text(),
    loadId: bigint({ mode: "number" }),
  },
  (t) => [index("dossier_event_reference_idx").on(t.reference, t.seq)],
);

export type DossierRow = typeof dossier.$inferSelect;
export type DossierEventRow = typeof dossierEvent.$inferSelect;
