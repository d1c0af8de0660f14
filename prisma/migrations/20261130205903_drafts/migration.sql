-- CreateEnum
CREATE TYPE "DraftMode" AS ENUM ('reply', 'note');

-- CreateTable
CREATE TABLE "drafts" (
    "member_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "mode" "DraftMode" NOT NULL,
    "text" TEXT NOT NULL,
    "revision" BIGINT NOT NULL,
    "tab_id" UUID NOT NULL,
    "tab_version" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "drafts_pkey" PRIMARY KEY ("member_id","conversation_id","mode")
);

-- CreateIndex
CREATE INDEX "drafts_conversation_id_idx" ON "drafts"("conversation_id");

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
