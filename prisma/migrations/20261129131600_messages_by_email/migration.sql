-- AlterTable
ALTER TABLE "messages" ADD COLUMN     "is_by_email" BOOLEAN NOT NULL DEFAULT false;

-- The messages that mails became before.
UPDATE "messages" SET "is_by_email" = true
FROM "emails" WHERE "emails"."message_id" = "messages"."id" AND "emails"."direction" = 'incoming';
