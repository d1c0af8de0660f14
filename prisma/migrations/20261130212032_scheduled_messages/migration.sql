-- CreateEnum
CREATE TYPE "IfContactWrites" AS ENUM ('hold', 'send');

-- CreateTable
CREATE TABLE "scheduled_messages" (
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "member_id" UUID,
    "api_key_id" UUID,
    "text" TEXT NOT NULL,
    "send_at" TIMESTAMPTZ(3) NOT NULL,
    "if_contact_writes" "IfContactWrites" NOT NULL DEFAULT 'hold',
    "contact_messages" INTEGER NOT NULL,
    "held_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scheduled_messages_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "scheduled_messages_send_at_idx" ON "scheduled_messages"("send_at") WHERE (held_at IS NULL);

-- CreateIndex
CREATE INDEX "scheduled_messages_member_id_idx" ON "scheduled_messages"("member_id");

-- CreateIndex
CREATE INDEX "scheduled_messages_api_key_id_idx" ON "scheduled_messages"("api_key_id");

-- CreateIndex
CREATE UNIQUE INDEX "scheduled_messages_conversation_id_client_id_key" ON "scheduled_messages"("conversation_id", "client_id");

-- AddForeignKey
ALTER TABLE "scheduled_messages" ADD CONSTRAINT "scheduled_messages_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scheduled_messages" ADD CONSTRAINT "scheduled_messages_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scheduled_messages" ADD CONSTRAINT "scheduled_messages_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE SET NULL ON UPDATE CASCADE;
