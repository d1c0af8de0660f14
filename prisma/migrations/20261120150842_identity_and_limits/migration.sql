-- AlterTable
ALTER TABLE "contacts" ADD COLUMN     "blocked_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "inboxes" ADD COLUMN     "security" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "jwt_hash" BYTEA,
ADD COLUMN     "verified_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "inbox_secrets" (
    "id" UUID NOT NULL,
    "inbox_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_secrets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" TEXT NOT NULL,
    "tat" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "inbox_secrets_inbox_id_created_at_idx" ON "inbox_secrets"("inbox_id", "created_at");

-- CreateIndex
CREATE INDEX "sessions_jwt_hash_idx" ON "sessions"("jwt_hash");

-- AddForeignKey
ALTER TABLE "inbox_secrets" ADD CONSTRAINT "inbox_secrets_inbox_id_fkey" FOREIGN KEY ("inbox_id") REFERENCES "inboxes"("id") ON DELETE CASCADE ON UPDATE CASCADE;
