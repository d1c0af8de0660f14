-- AlterTable
ALTER TABLE "notes" ADD COLUMN     "edited_at" TIMESTAMPTZ(3),
ADD COLUMN     "mentions" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "mentions" (
    "note_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "mentions_pkey" PRIMARY KEY ("note_id","member_id")
);

-- CreateTable
CREATE TABLE "conversation_followers" (
    "conversation_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversation_followers_pkey" PRIMARY KEY ("conversation_id","member_id")
);

-- CreateIndex
CREATE INDEX "mentions_member_id_conversation_id_idx" ON "mentions"("member_id", "conversation_id");

-- CreateIndex
CREATE INDEX "mentions_conversation_id_member_id_idx" ON "mentions"("conversation_id", "member_id");

-- CreateIndex
CREATE INDEX "mentions_unseen_idx" ON "mentions"("member_id") WHERE (seen_at IS NULL);

-- CreateIndex
CREATE INDEX "conversation_followers_member_id_idx" ON "conversation_followers"("member_id");

-- AddForeignKey
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "notes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_followers" ADD CONSTRAINT "conversation_followers_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_followers" ADD CONSTRAINT "conversation_followers_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever is assigned takes part.
INSERT INTO "conversation_followers" ("conversation_id", "member_id")
SELECT "id", "assignee_id" FROM "conversations" WHERE "assignee_id" IS NOT NULL;
