-- DropIndex
DROP INDEX "sessions_inbox_id_idx";

-- AlterTable
ALTER TABLE "contacts" ADD COLUMN     "delete_requested_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "file_removals" (
    "attachment_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "file_removals_pkey" PRIMARY KEY ("attachment_id")
);

-- CreateIndex
CREATE INDEX "contacts_delete_requested_at_idx" ON "contacts"("delete_requested_at");

-- CreateIndex
CREATE INDEX "sessions_inbox_id_last_seen_at_idx" ON "sessions"("inbox_id", "last_seen_at");
