-- AlterTable
ALTER TABLE "inboxes" ADD COLUMN     "reply_assigns" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "reply_reopens" BOOLEAN NOT NULL DEFAULT true;
