CREATE TABLE "registry_answer" (
	"enterprise_number" text NOT NULL,
	"source" text NOT NULL,
	"outcome" text NOT NULL,
	"retrieved_at" timestamp with time zone NOT NULL,
	"extract" text,
	"referte" text,
	"record" jsonb,
	CONSTRAINT "registry_answer_pkey" PRIMARY KEY("enterprise_number","source")
);
--> statement-breakpoint
CREATE TABLE "registry_call" (
	"referte" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"service" text NOT NULL,
	"enterprise_number" text NOT NULL,
	"called_at" timestamp with time zone NOT NULL,
	"outcome" text,
	"milliseconds" integer
);
--> statement-breakpoint
ALTER TABLE "employment" ADD COLUMN "source" text DEFAULT 'RSZ' NOT NULL;--> statement-breakpoint
ALTER TABLE "register"."company" ADD COLUMN "source" text DEFAULT 'EXTRACT' NOT NULL;--> statement-breakpoint
ALTER TABLE "register"."company" ADD COLUMN "retrieved_at" timestamp with time zone;