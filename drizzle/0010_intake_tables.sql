CREATE SEQUENCE "public"."dossier_reference_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "intake_key" (
	"client" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"enterprise_number" text NOT NULL,
	"reference" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "intake_key_pkey" PRIMARY KEY("client","key")
);
--> statement-breakpoint
CREATE TABLE "service_provider" (
	"number" text PRIMARY KEY NOT NULL,
	"enterprise_number" text NOT NULL,
	"pillar" text NOT NULL,
	"registered_from" date NOT NULL,
	"registered_to" date
);
--> statement-breakpoint
ALTER TABLE "dossier" ADD COLUMN "snapshot_source" text;--> statement-breakpoint
ALTER TABLE "dossier" ADD COLUMN "starts_on" date;--> statement-breakpoint
ALTER TABLE "dossier" ADD COLUMN "rate" double precision;--> statement-breakpoint
ALTER TABLE "dossier" ADD COLUMN "own_share_due_on" date;--> statement-breakpoint
ALTER TABLE "dossier" ADD COLUMN "own_share_cents" bigint;--> statement-breakpoint
ALTER TABLE "dossier" ADD COLUMN "rules" jsonb;--> statement-breakpoint
ALTER TABLE "dossier" ADD COLUMN "handled_by" text DEFAULT 'IMPORT' NOT NULL;--> statement-breakpoint
CREATE INDEX "intake_key_at_idx" ON "intake_key" USING btree ("at");--> statement-breakpoint
CREATE INDEX "dossier_own_share_due_idx" ON "dossier" USING btree ("own_share_due_on","reference") WHERE status = 'APPROVED' and own_share_at is null;