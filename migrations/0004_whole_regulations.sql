CREATE TABLE "register_row" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"regulation" text NOT NULL,
	"district" text NOT NULL,
	"register" text NOT NULL,
	"values" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "appointment" ADD COLUMN "absence" text;--> statement-breakpoint
ALTER TABLE "obligation" ADD COLUMN "draft" text;--> statement-breakpoint
ALTER TABLE "seat" ADD COLUMN "title" text;--> statement-breakpoint
ALTER TABLE "seat" ADD COLUMN "relay" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "register_row_current" ON "register_row" USING btree ("regulation","register","id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "register_row_updated" ON "register_row" USING btree ("regulation","register","updated_at");--> statement-breakpoint
CREATE INDEX "appointment_absence" ON "appointment" USING btree ("absence") WHERE absence is not null;