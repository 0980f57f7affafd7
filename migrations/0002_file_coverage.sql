ALTER TABLE "import" ADD COLUMN "covers_from" date;--> statement-breakpoint
-- What was taken in before is trusted as it was then.
UPDATE "import" SET "covers_from" = "period_from";
