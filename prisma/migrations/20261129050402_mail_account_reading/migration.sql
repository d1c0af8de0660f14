-- DropIndex
DROP INDEX "emails_problems_idx";

-- AlterTable
ALTER TABLE "mail_accounts" ADD COLUMN     "lease_holder" UUID,
ADD COLUMN     "leased_until" TIMESTAMPTZ(3),
ADD COLUMN     "test_arrived_at" TIMESTAMPTZ(3),
ADD COLUMN     "test_problem" TEXT,
ADD COLUMN     "test_sent_at" TIMESTAMPTZ(3),
ADD COLUMN     "test_token" TEXT;

-- CreateIndex
CREATE INDEX "emails_problems_idx" ON "emails"("workspace_id", "created_at") WHERE (state = 'failed' OR state = 'held');
