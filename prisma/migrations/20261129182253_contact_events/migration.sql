-- CreateTable
CREATE TABLE "contact_events" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "fields" JSON NOT NULL DEFAULT '{}',
    "link" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "contact_events_contact_id_at_id_idx" ON "contact_events"("contact_id", "at", "id");

-- CreateIndex
CREATE INDEX "contact_events_workspace_id_at_idx" ON "contact_events"("workspace_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "contact_events_contact_id_client_id_key" ON "contact_events"("contact_id", "client_id");

-- AddForeignKey
ALTER TABLE "contact_events" ADD CONSTRAINT "contact_events_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
