-- CreateEnum
CREATE TYPE "SearchKind" AS ENUM ('message', 'note', 'subject', 'contact');

-- CreateTable
CREATE TABLE "search_documents" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kind" "SearchKind" NOT NULL,
    "conversation_id" UUID,
    "contact_id" UUID,
    "inbox_id" UUID,
    "seq" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "tokens" tsvector NOT NULL,

    CONSTRAINT "search_documents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_backfills" (
    "kind" "SearchKind" NOT NULL,
    "cursor" UUID,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,

    CONSTRAINT "search_backfills_pkey" PRIMARY KEY ("kind")
);

-- CreateIndex
CREATE INDEX "search_documents_tokens_idx" ON "search_documents" USING GIN ("tokens");

-- CreateIndex
CREATE INDEX "search_documents_workspace_id_at_idx" ON "search_documents"("workspace_id", "at");

-- CreateIndex
CREATE INDEX "search_documents_conversation_id_idx" ON "search_documents"("conversation_id") WHERE (conversation_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "search_documents_contact_id_idx" ON "search_documents"("contact_id") WHERE (contact_id IS NOT NULL);

-- AddForeignKey
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- New entries go into the index at once: with its list of pending entries, every search would read that list, with
-- the words of all workspaces.
ALTER INDEX "search_documents_tokens_idx" SET (fastupdate = off);

-- What is there already is indexed by a job.
INSERT INTO "search_backfills" ("kind")
SELECT "kind" FROM (VALUES
    ('message'::"SearchKind", EXISTS (SELECT 1 FROM "messages")),
    ('note', EXISTS (SELECT 1 FROM "notes")),
    ('contact', EXISTS (SELECT 1 FROM "contacts"))
) AS "there" ("kind", "is_there")
WHERE "is_there";
