-- CreateEnum
CREATE TYPE "ActorType" AS ENUM ('member', 'contact', 'system');

-- CreateTable
CREATE TABLE "events" (
    "position" BIGSERIAL NOT NULL,
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "inbox_id" UUID,
    "conversation_id" UUID,
    "contact_id" UUID,
    "actor_type" "ActorType" NOT NULL,
    "actor_id" UUID,
    "data" JSONB NOT NULL DEFAULT '{}',
    "in_timeline" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "dispatched_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "retry_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),

    CONSTRAINT "events_pkey" PRIMARY KEY ("position")
);

-- CreateIndex
CREATE INDEX "events_waiting_idx" ON "events"("position") WHERE (dispatched_at IS NULL AND failed_at IS NULL);

-- CreateIndex
CREATE INDEX "events_failed_idx" ON "events"("workspace_id", "position") WHERE (failed_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "events_conversation_id_in_timeline_position_idx" ON "events"("conversation_id", "in_timeline", "position");

-- CreateIndex
CREATE INDEX "events_contact_idx" ON "events"("contact_id", "position") WHERE (conversation_id IS NULL);

-- CreateIndex
CREATE INDEX "events_expiring_idx" ON "events"("at") WHERE (NOT in_timeline);
