-- DropIndex
DROP INDEX "conversations_assignee_id_idx";

-- DropIndex
DROP INDEX "conversations_contact_id_last_message_at_idx";

-- DropIndex
DROP INDEX "conversations_inbox_id_idx";

-- DropIndex
DROP INDEX "conversations_workspace_id_agent_unread_idx";

-- DropIndex
DROP INDEX "conversations_workspace_id_status_assignee_id_last_message__idx";

-- DropIndex
DROP INDEX "conversations_workspace_id_status_inbox_id_last_message_at__idx";

-- DropIndex
DROP INDEX "conversations_workspace_id_status_last_message_at_id_idx";

-- AlterTable
-- The messages that no agent had read are those that every member begins with as unread.
ALTER TABLE "conversations" RENAME COLUMN "agent_unread" TO "contact_messages";

-- CreateTable
CREATE TABLE "conversation_reads" (
    "member_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "read_seq" INTEGER NOT NULL,
    "contact_messages" INTEGER NOT NULL,

    CONSTRAINT "conversation_reads_pkey" PRIMARY KEY ("conversation_id","member_id")
);

-- CreateIndex
CREATE INDEX "conversation_reads_member_id_idx" ON "conversation_reads"("member_id");

-- CreateIndex
CREATE INDEX "conversations_inbox_id_status_last_message_at_id_idx" ON "conversations"("inbox_id", "status", "last_message_at", "id");

-- CreateIndex
CREATE INDEX "conversations_assignee_id_workspace_id_status_last_message__idx" ON "conversations"("assignee_id", "workspace_id", "status", "last_message_at", "id");

-- CreateIndex
CREATE INDEX "conversations_own_retention_idx" ON "conversations"("inbox_id", "retention_days", "last_message_at") WHERE (retention_days IS NOT NULL AND status = 'resolved');

-- CreateIndex
CREATE INDEX "sessions_own_retention_idx" ON "sessions"("inbox_id", "retention_days", "last_seen_at") WHERE (retention_days IS NOT NULL);

-- AddForeignKey
ALTER TABLE "conversation_reads" ADD CONSTRAINT "conversation_reads_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_reads" ADD CONSTRAINT "conversation_reads_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
