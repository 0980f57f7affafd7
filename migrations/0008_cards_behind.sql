CREATE TABLE "cards_behind" (
	"case_id" bigint PRIMARY KEY NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "card" ADD COLUMN "version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "cards_behind" ADD CONSTRAINT "cards_behind_case_id_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "obligation_overdue" ON "obligation" USING btree ("overdue_at") WHERE state = 'open' and overdue_at is not null;