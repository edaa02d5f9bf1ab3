CREATE SCHEMA "register";
--> statement-breakpoint
CREATE TABLE "dossier" (
	"reference" text PRIMARY KEY NOT NULL,
	"enterprise_number" text NOT NULL,
	"establishment_number" text,
	"pillar_filed" text NOT NULL,
	"pillar" text NOT NULL,
	"theme" text,
	"topic" text,
	"regime" text NOT NULL,
	"service_provider_number" text,
	"declared_size" text,
	"eligible_cost_cents" bigint NOT NULL,
	"subsidy_cents" bigint NOT NULL,
	"paid_cents" bigint,
	"recovered_cents" bigint,
	"status" text NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"approved_at" timestamp with time zone,
	"refused_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"lapsed_at" timestamp with time zone,
	"own_share_at" timestamp with time zone,
	"paid_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"recovered_at" timestamp with time zone,
	"submitted_on" date GENERATED ALWAYS AS ((timezone('Europe/Brussels', submitted_at))::date) STORED NOT NULL,
	"approved_on" date GENERATED ALWAYS AS ((timezone('Europe/Brussels', approved_at))::date) STORED,
	"refused_on" date GENERATED ALWAYS AS ((timezone('Europe/Brussels', refused_at))::date) STORED,
	"withdrawn_on" date GENERATED ALWAYS AS ((timezone('Europe/Brussels', withdrawn_at))::date) STORED,
	"lapsed_on" date GENERATED ALWAYS AS ((timezone('Europe/Brussels', lapsed_at))::date) STORED,
	"paid_on" date GENERATED ALWAYS AS ((timezone('Europe/Brussels', paid_at))::date) STORED,
	"recovered_on" date GENERATED ALWAYS AS ((timezone('Europe/Brussels', recovered_at))::date) STORED,
	"decided_at" timestamp with time zone GENERATED ALWAYS AS (coalesce(approved_at, refused_at)) STORED,
	"legal_type" text,
	"legal_form" text,
	"nace_code" text,
	"nace_version" text,
	"municipality" text,
	"employment_class" text,
	"establishments" integer,
	"company_started_on" date,
	"snapshot_at" timestamp with time zone NOT NULL,
	"snapshot_from_register" text[] DEFAULT '{}' NOT NULL,
	"load_id" bigint
);
--> statement-breakpoint
CREATE TABLE "dossier_event" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "dossier_event_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reference" text,
	"enterprise_number" text,
	"kind" text NOT NULL,
	"status" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"by" text NOT NULL,
	"reason" text,
	"load_id" bigint
);
--> statement-breakpoint
CREATE TABLE "employment" (
	"enterprise_number" text NOT NULL,
	"year" smallint NOT NULL,
	"quarter" smallint NOT NULL,
	"class" text NOT NULL,
	CONSTRAINT "employment_pkey" PRIMARY KEY("enterprise_number","year","quarter")
);
--> statement-breakpoint
CREATE TABLE "load" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "load_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"extract_number" integer,
	"extract_type" text,
	"through" date,
	"loaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"synthetic" boolean NOT NULL,
	"notes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"breaks" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"report" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "register"."activity" (
	"entity_number" text NOT NULL,
	"activity_group" text NOT NULL,
	"nace_version" text NOT NULL,
	"nace_code" text NOT NULL,
	"classification" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "register"."code" (
	"category" text NOT NULL,
	"code" text NOT NULL,
	"language" text NOT NULL,
	"description" text NOT NULL,
	CONSTRAINT "code_pkey" PRIMARY KEY("category","code","language")
);
--> statement-breakpoint
CREATE TABLE "register"."company" (
	"number" text PRIMARY KEY NOT NULL,
	"status" text NOT NULL,
	"ended_on" date,
	"legal_type" text,
	"legal_form" text,
	"legal_form_cac" text,
	"legal_situation" text,
	"name" text,
	"started_on" date,
	"municipality" text,
	"place_from" text,
	"nace_code" text,
	"nace_version" text,
	"nace_group" text,
	"nace2003" text,
	"nace2008" text,
	"nace2025" text,
	"establishments" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "register"."company_name" (
	"number" text NOT NULL,
	"language" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"search" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "register"."establishment" (
	"number" text PRIMARY KEY NOT NULL,
	"enterprise_number" text NOT NULL,
	"started_on" date,
	"ended_on" date,
	"municipality" text
);
--> statement-breakpoint
CREATE TABLE "register"."nace_pair" (
	"from_version" text NOT NULL,
	"from_code" text NOT NULL,
	"to_version" text NOT NULL,
	"to_code" text NOT NULL,
	"companies" integer NOT NULL,
	"ambiguous" boolean NOT NULL,
	CONSTRAINT "nace_pair_pkey" PRIMARY KEY("from_version","from_code","to_version")
);
--> statement-breakpoint
CREATE INDEX "dossier_enterprise_idx" ON "dossier" USING btree ("enterprise_number","submitted_at","reference");--> statement-breakpoint
CREATE INDEX "dossier_submitted_at_idx" ON "dossier" USING btree ("submitted_at","reference");--> statement-breakpoint
CREATE INDEX "dossier_decided_at_idx" ON "dossier" USING btree ("decided_at","reference");--> statement-breakpoint
CREATE INDEX "dossier_decided_at_desc_idx" ON "dossier" USING btree ("decided_at" DESC NULLS LAST,"reference" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "dossier_submitted_on_idx" ON "dossier" USING btree ("submitted_on");--> statement-breakpoint
CREATE INDEX "dossier_approved_on_idx" ON "dossier" USING btree ("approved_on");--> statement-breakpoint
CREATE INDEX "dossier_refused_on_idx" ON "dossier" USING btree ("refused_on") WHERE refused_on is not null;--> statement-breakpoint
CREATE INDEX "dossier_withdrawn_on_idx" ON "dossier" USING btree ("withdrawn_on") WHERE withdrawn_on is not null;--> statement-breakpoint
CREATE INDEX "dossier_lapsed_on_idx" ON "dossier" USING btree ("lapsed_on") WHERE lapsed_on is not null;--> statement-breakpoint
CREATE INDEX "dossier_paid_on_idx" ON "dossier" USING btree ("paid_on") WHERE paid_on is not null;--> statement-breakpoint
CREATE INDEX "dossier_recovered_on_idx" ON "dossier" USING btree ("recovered_on") WHERE recovered_on is not null;--> statement-breakpoint
CREATE INDEX "dossier_event_reference_idx" ON "dossier_event" USING btree ("reference","seq");--> statement-breakpoint
CREATE INDEX "load_kind_idx" ON "load" USING btree ("kind","id");--> statement-breakpoint
CREATE INDEX "activity_entity_idx" ON "register"."activity" USING btree ("entity_number");--> statement-breakpoint
CREATE INDEX "company_name_idx" ON "register"."company" USING btree ("name","number");--> statement-breakpoint
CREATE INDEX "company_municipality_idx" ON "register"."company" USING btree ("municipality","number");--> statement-breakpoint
CREATE INDEX "company_nace_idx" ON "register"."company" USING btree ("nace_code","number");--> statement-breakpoint
CREATE INDEX "company_name_number_idx" ON "register"."company_name" USING btree ("number");--> statement-breakpoint
CREATE INDEX "company_name_search_idx" ON "register"."company_name" USING gin (to_tsvector('simple', "search"));--> statement-breakpoint
CREATE INDEX "establishment_enterprise_idx" ON "register"."establishment" USING btree ("enterprise_number","number");