CREATE TABLE "api_key" (
	"id" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"name" text NOT NULL,
	"audience" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"replaces" text,
	CONSTRAINT "api_key_replaces_key" UNIQUE("replaces"),
	CONSTRAINT "api_key_audience_check" CHECK ("api_key"."audience" in ('INTERNAL', 'HANDLER', 'ADMIN'))
);
