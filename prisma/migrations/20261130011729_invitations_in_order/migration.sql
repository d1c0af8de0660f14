-- DropIndex
DROP INDEX "invitations_workspace_id_created_at_idx";

-- CreateIndex
CREATE INDEX "invitations_workspace_id_id_idx" ON "invitations"("workspace_id", "id");
