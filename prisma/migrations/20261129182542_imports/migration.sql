-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('waiting', 'checking', 'importing', 'done');

-- CreateEnum
CREATE TYPE "ImportRecordKind" AS ENUM ('contact', 'conversation', 'message');

-- AlterTable
ALTER TABLE "messages" ADD COLUMN     "author_name" TEXT;

-- AlterTable
ALTER TABLE "notes" ADD COLUMN     "author_name" TEXT;

-- CreateTable
CREATE TABLE "imports" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "inbox_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "account" TEXT NOT NULL DEFAULT '',
    "state" "ImportState" NOT NULL DEFAULT 'waiting',
    "cursor_kind" "ImportRecordKind",
    "cursor_id" TEXT,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "checked_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_parts" (
    "import_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "records" INTEGER NOT NULL,
    "skipped" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,

    CONSTRAINT "import_parts_pkey" PRIMARY KEY ("import_id","number")
);

-- CreateTable
CREATE TABLE "import_records" (
    "import_id" UUID NOT NULL,
    "kind" "ImportRecordKind" NOT NULL,
    "parent_id" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "part" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3),
    "is_partial" BOOLEAN NOT NULL DEFAULT false,
    "data" JSONB NOT NULL,

    CONSTRAINT "import_records_pkey" PRIMARY KEY ("import_id","kind","parent_id","external_id")
);

-- CreateTable
CREATE TABLE "import_problems" (
    "id" BIGSERIAL NOT NULL,
    "import_id" UUID NOT NULL,
    "is_of_run" BOOLEAN NOT NULL,
    "part" INTEGER,
    "line" INTEGER,
    "record" TEXT,
    "field" TEXT,
    "message" TEXT NOT NULL,

    CONSTRAINT "import_problems_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_origins" (
    "workspace_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "kind" "ImportRecordKind" NOT NULL,
    "external_id" TEXT NOT NULL,
    "contact_id" UUID,
    "conversation_id" UUID,

    CONSTRAINT "import_origins_pkey" PRIMARY KEY ("workspace_id","source","kind","external_id")
);

-- CreateIndex
CREATE INDEX "imports_workspace_id_id_idx" ON "imports"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "imports_inbox_id_idx" ON "imports"("inbox_id");

-- CreateIndex
CREATE INDEX "imports_unfinished_idx" ON "imports"("updated_at") WHERE (state <> 'done');

-- CreateIndex
CREATE INDEX "import_records_import_id_part_idx" ON "import_records"("import_id", "part");

-- CreateIndex
CREATE INDEX "import_problems_import_id_id_idx" ON "import_problems"("import_id", "id");

-- CreateIndex
CREATE INDEX "import_origins_contact_id_idx" ON "import_origins"("contact_id");

-- CreateIndex
CREATE INDEX "import_origins_conversation_id_idx" ON "import_origins"("conversation_id");

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_inbox_id_fkey" FOREIGN KEY ("inbox_id") REFERENCES "inboxes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_parts" ADD CONSTRAINT "import_parts_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_records" ADD CONSTRAINT "import_records_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_problems" ADD CONSTRAINT "import_problems_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_origins" ADD CONSTRAINT "import_origins_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_origins" ADD CONSTRAINT "import_origins_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_origins" ADD CONSTRAINT "import_origins_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
