-- CreateTable
CREATE TABLE "contact_card_sources" (
    "workspace_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "secret" BYTEA NOT NULL,
    "previous_secret" BYTEA,
    "previous_secret_expires_at" TIMESTAMPTZ(3),
    "last_succeeded_at" TIMESTAMPTZ(3),
    "last_failed_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_card_sources_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "contact_card_answers" (
    "contact_id" UUID NOT NULL,
    "reader_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "card" JSONB NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_card_answers_pkey" PRIMARY KEY ("contact_id","reader_id")
);

-- CreateIndex
CREATE INDEX "contact_card_answers_workspace_id_idx" ON "contact_card_answers"("workspace_id");

-- CreateIndex
CREATE INDEX "contact_card_answers_fetched_at_idx" ON "contact_card_answers"("fetched_at");

-- AddForeignKey
ALTER TABLE "contact_card_sources" ADD CONSTRAINT "contact_card_sources_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_card_answers" ADD CONSTRAINT "contact_card_answers_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
