-- AlterTable
ALTER TABLE "attachments" ADD COLUMN     "contact_id" UUID,
ADD COLUMN     "inbox_id" UUID;

-- AlterTable
ALTER TABLE "invitations" ADD COLUMN     "inviter_id" UUID;

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "links_valid_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- Links that are out already go on working: only later events end them.
UPDATE "users" SET "links_valid_from" = "created_at";

-- CreateTable
CREATE TABLE "session_jwts" (
    "session_id" UUID NOT NULL,
    "jwt_hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_jwts_pkey" PRIMARY KEY ("session_id","jwt_hash")
);

-- CreateIndex
CREATE INDEX "session_jwts_jwt_hash_idx" ON "session_jwts"("jwt_hash");

-- CreateIndex
CREATE INDEX "session_jwts_expires_at_idx" ON "session_jwts"("expires_at");

-- CreateIndex
CREATE INDEX "attachments_quota_idx" ON "attachments"("workspace_id", "inbox_id", "contact_id", "session_id", "member_id", "message_id", "bytes");

-- What is remembered of tokens that opened sessions moves to the new table; no token is valid for
-- longer than 30 days.
INSERT INTO "session_jwts" ("session_id", "jwt_hash", "expires_at")
SELECT "id", "jwt_hash", CURRENT_TIMESTAMP + interval '31 days'
FROM "sessions" WHERE "jwt_hash" IS NOT NULL;

-- DropIndex
DROP INDEX "sessions_jwt_hash_idx";

-- AlterTable
ALTER TABLE "sessions" DROP COLUMN "jwt_hash";

-- Files from before quotas count against the contact and inbox of the session that sent them.
UPDATE "attachments" SET "inbox_id" = s."inbox_id", "contact_id" = s."contact_id"
FROM "sessions" s WHERE s."id" = "attachments"."session_id";

-- AddForeignKey
ALTER TABLE "session_jwts" ADD CONSTRAINT "session_jwts_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;
