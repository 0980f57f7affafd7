CREATE SEQUENCE "public"."case_number" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "act" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"case_id" bigint,
	"kind" text NOT NULL,
	"person_id" bigint,
	"posts" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"body" jsonb NOT NULL,
	"outcome" jsonb
);
--> statement-breakpoint
CREATE TABLE "appeal" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"district" text NOT NULL,
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"import_id" integer NOT NULL,
	"superseded_by" integer,
	"row_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_on" date NOT NULL,
	"deadline_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"status" text NOT NULL,
	"status_group" text NOT NULL,
	"overdue" boolean NOT NULL,
	"repeated" boolean NOT NULL,
	"direction" text,
	"category" text,
	"subcategory" text,
	"fact" text,
	"omsu" text,
	"executor" text,
	"locality" text,
	"street" text,
	"house" text,
	"url" text
);
--> statement-breakpoint
CREATE TABLE "appointment" (
	"id" serial PRIMARY KEY NOT NULL,
	"seat_id" integer NOT NULL,
	"person_id" bigint NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "binding" (
	"id" serial PRIMARY KEY NOT NULL,
	"seat_id" integer NOT NULL,
	"chat_id" bigint NOT NULL,
	"chat_kind" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "card" (
	"case_id" bigint NOT NULL,
	"chat_id" bigint NOT NULL,
	"message_id" bigint,
	"wanted" jsonb NOT NULL,
	"shown" jsonb,
	"dirty" boolean NOT NULL,
	CONSTRAINT "card_case_id_chat_id_pk" PRIMARY KEY("case_id","chat_id")
);
--> statement-breakpoint
CREATE TABLE "case" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"regulation" text NOT NULL,
	"book_hash" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"drill" boolean NOT NULL,
	"state" text NOT NULL,
	"level" integer NOT NULL,
	"level_at" timestamp with time zone,
	"reached" jsonb NOT NULL,
	"told" jsonb NOT NULL,
	"owner" jsonb,
	"facts" jsonb NOT NULL,
	"opened_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"last_at" timestamp with time zone NOT NULL,
	"next_at" timestamp with time zone,
	"aside_until" timestamp with time zone,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import" (
	"id" serial PRIMARY KEY NOT NULL,
	"regulation" text NOT NULL,
	"district" text NOT NULL,
	"hash" text NOT NULL,
	"file_name" text NOT NULL,
	"state" text NOT NULL,
	"as_of" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"received_by" text NOT NULL,
	"rows" integer NOT NULL,
	"added" integer NOT NULL,
	"changed" integer NOT NULL,
	"unchanged" integer NOT NULL,
	"foreign_rows" integer NOT NULL,
	"rejected" jsonb NOT NULL,
	"period_from" date,
	"period_to" date
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"update_id" bigint PRIMARY KEY NOT NULL,
	"chat_id" bigint NOT NULL,
	"body" jsonb,
	"received_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"attempts" integer NOT NULL,
	"claimed_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"hash" text PRIMARY KEY NOT NULL,
	"seat_id" integer NOT NULL,
	"label" text NOT NULL,
	"created_by" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"used_by" bigint
);
--> statement-breakpoint
CREATE TABLE "journal" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"case_id" bigint NOT NULL,
	"obligation_key" text,
	"act_id" bigint,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"clause" text NOT NULL,
	"reason" text NOT NULL,
	"body" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lease" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"epoch" integer NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "obligation" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"case_id" bigint NOT NULL,
	"rule" text NOT NULL,
	"clause" text NOT NULL,
	"debtor" text NOT NULL,
	"occurrence" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"next_at" timestamp with time zone,
	"step" integer NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"overdue_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"ended_by" text,
	"items" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"case_id" bigint,
	"cases" jsonb NOT NULL,
	"obligations" jsonb NOT NULL,
	"chat_id" bigint NOT NULL,
	"lane" text NOT NULL,
	"form" text NOT NULL,
	"ping" boolean NOT NULL,
	"silent" boolean NOT NULL,
	"body" jsonb NOT NULL,
	"not_before" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"state" text NOT NULL,
	"repeat" boolean NOT NULL,
	"attempt" integer NOT NULL,
	"sender_epoch" integer,
	"message_id" bigint,
	"sent_at" timestamp with time zone,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" bigint PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"username" text,
	"phone" text,
	"admin" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "prompt" (
	"chat_id" bigint NOT NULL,
	"message_id" bigint NOT NULL,
	"case_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"expects" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "prompt_chat_id_message_id_pk" PRIMARY KEY("chat_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "regulation_state" (
	"regulation" text PRIMARY KEY NOT NULL,
	"district" text NOT NULL,
	"book_hash" text NOT NULL,
	"watching_since" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "seat" (
	"id" serial PRIMARY KEY NOT NULL,
	"district" text NOT NULL,
	"post" text NOT NULL,
	"scope" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "system" (
	"id" integer PRIMARY KEY NOT NULL,
	"stamp" text NOT NULL,
	"bot_id" bigint,
	"clock_real_at" timestamp with time zone,
	"clock_start_at" timestamp with time zone,
	"clock_speed" double precision,
	"admin_code_hash" text,
	"admin_code_expires_at" timestamp with time zone,
	"last_tick_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_import_id_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_superseded_by_import_id_fk" FOREIGN KEY ("superseded_by") REFERENCES "public"."import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "binding" ADD CONSTRAINT "binding_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card" ADD CONSTRAINT "card_case_id_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obligation" ADD CONSTRAINT "obligation_case_id_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "act_key" ON "act" USING btree ("key");--> statement-breakpoint
CREATE INDEX "act_case" ON "act" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "appeal_version" ON "appeal" USING btree ("district","source","external_id","import_id");--> statement-breakpoint
CREATE INDEX "appeal_current" ON "appeal" USING btree ("district","source","external_id") WHERE superseded_by is null;--> statement-breakpoint
CREATE INDEX "appeal_day" ON "appeal" USING btree ("district","created_on");--> statement-breakpoint
CREATE INDEX "appeal_import" ON "appeal" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "appeal_superseded" ON "appeal" USING btree ("superseded_by") WHERE superseded_by is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "appointment_current" ON "appointment" USING btree ("seat_id","person_id") WHERE to_at is null;--> statement-breakpoint
CREATE INDEX "appointment_person" ON "appointment" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "binding_current" ON "binding" USING btree ("seat_id","chat_id") WHERE state <> 'ended';--> statement-breakpoint
CREATE INDEX "binding_chat" ON "binding" USING btree ("chat_id");--> statement-breakpoint
CREATE INDEX "card_message" ON "card" USING btree ("chat_id","message_id");--> statement-breakpoint
CREATE INDEX "card_dirty" ON "card" USING btree ("chat_id") WHERE dirty;--> statement-breakpoint
CREATE UNIQUE INDEX "case_one_open" ON "case" USING btree ("regulation","kind","subject","drill") WHERE state in ('open', 'closing');--> statement-breakpoint
CREATE INDEX "case_next" ON "case" USING btree ("next_at") WHERE next_at is not null;--> statement-breakpoint
CREATE INDEX "case_subject" ON "case" USING btree ("regulation","kind","subject");--> statement-breakpoint
CREATE UNIQUE INDEX "import_once" ON "import" USING btree ("district","hash") WHERE state in ('staging', 'visible');--> statement-breakpoint
CREATE INDEX "inbox_waiting" ON "inbox" USING btree ("chat_id","update_id") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "journal_case" ON "journal" USING btree ("case_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "obligation_natural" ON "obligation" USING btree ("case_id","rule","debtor","occurrence");--> statement-breakpoint
CREATE INDEX "obligation_open" ON "obligation" USING btree ("case_id") WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_key" ON "outbox" USING btree ("key");--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("lane","id") WHERE state in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "outbox_case" ON "outbox" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "seat_natural" ON "seat" USING btree ("district","post","scope");