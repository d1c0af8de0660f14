-- DropIndex
DROP INDEX "contacts_delete_requested_at_idx";

-- DropIndex
DROP INDEX "messages_member_id_idx";

-- DropIndex
DROP INDEX "page_views_session_id_id_idx";

-- AlterTable
ALTER TABLE "page_views" DROP CONSTRAINT "page_views_pkey",
ADD CONSTRAINT "page_views_pkey" PRIMARY KEY ("session_id", "id");

-- CreateIndex
CREATE INDEX "contacts_delete_requested_at_idx" ON "contacts"("delete_requested_at") WHERE (delete_requested_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "messages_member_id_idx" ON "messages"("member_id") WHERE (member_id IS NOT NULL);
