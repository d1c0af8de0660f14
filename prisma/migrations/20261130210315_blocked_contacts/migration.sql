-- CreateIndex
CREATE INDEX "contacts_blocked_idx" ON "contacts"("workspace_id", "id") WHERE (blocked_at IS NOT NULL);
