-- CreateEnum
CREATE TYPE "InboxKind" AS ENUM ('webchat', 'email');

-- CreateEnum
CREATE TYPE "AddressSource" AS ENUM ('claim', 'jwt', 'mail', 'agent');

-- CreateEnum
CREATE TYPE "EmailDirection" AS ENUM ('incoming', 'outgoing');

-- CreateEnum
CREATE TYPE "EmailState" AS ENUM ('queued', 'sent', 'failed', 'bounced', 'accepted', 'held', 'discarded', 'ignored');

-- AlterTable
ALTER TABLE "conversation_mails" ADD COLUMN     "stopped_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "inboxes" ADD COLUMN     "kind" "InboxKind" NOT NULL DEFAULT 'webchat',
ADD COLUMN     "mail_inbox_id" UUID;

-- CreateTable
CREATE TABLE "mail_accounts" (
    "inbox_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "sender_name" TEXT NOT NULL,
    "signature" TEXT NOT NULL DEFAULT '',
    "outbound" JSONB NOT NULL DEFAULT '{"kind": "installation"}',
    "inbound" JSONB NOT NULL DEFAULT '{"kind": "forwarding"}',
    "credentials" BYTEA,
    "inbound_key_hash" BYTEA,
    "uid_validity" BIGINT,
    "last_uid" BIGINT,
    "checked_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "failing_since" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_accounts_pkey" PRIMARY KEY ("inbox_id")
);

-- CreateTable
CREATE TABLE "contact_addresses" (
    "contact_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "source" "AddressSource" NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "bounced_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_addresses_pkey" PRIMARY KEY ("contact_id","address")
);

-- CreateTable
CREATE TABLE "email_threads" (
    "conversation_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "to" JSONB NOT NULL DEFAULT '[]',
    "cc" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "email_threads_pkey" PRIMARY KEY ("conversation_id")
);

-- CreateTable
CREATE TABLE "emails" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "inbox_id" UUID NOT NULL,
    "conversation_id" UUID,
    "direction" "EmailDirection" NOT NULL,
    "state" "EmailState" NOT NULL DEFAULT 'queued',
    "member_id" UUID,
    "after_seq" INTEGER NOT NULL DEFAULT 0,
    "up_to_seq" INTEGER NOT NULL DEFAULT 0,
    "message_id" UUID,
    "note_id" UUID,
    "header_id" TEXT,
    "from_name" TEXT NOT NULL DEFAULT '',
    "from_address" TEXT NOT NULL DEFAULT '',
    "to" JSONB NOT NULL DEFAULT '[]',
    "cc" JSONB NOT NULL DEFAULT '[]',
    "subject" TEXT NOT NULL DEFAULT '',
    "authentication" JSONB,
    "envelope" JSONB,
    "reason" TEXT,
    "is_from_contact" BOOLEAN NOT NULL DEFAULT true,
    "text" TEXT,
    "html" TEXT,
    "excerpt" TEXT NOT NULL DEFAULT '',
    "has_html" BOOLEAN NOT NULL DEFAULT false,
    "inline_files" JSONB NOT NULL DEFAULT '{}',
    "raw" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "emails_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "mail_accounts_inbound_key_hash_key" ON "mail_accounts"("inbound_key_hash");

-- CreateIndex
CREATE UNIQUE INDEX "mail_accounts_workspace_id_address_key" ON "mail_accounts"("workspace_id", "address");

-- CreateIndex
CREATE INDEX "contact_addresses_workspace_id_address_idx" ON "contact_addresses"("workspace_id", "address");

-- CreateIndex
CREATE INDEX "emails_workspace_id_header_id_idx" ON "emails"("workspace_id", "header_id");

-- CreateIndex
CREATE INDEX "emails_conversation_id_created_at_idx" ON "emails"("conversation_id", "created_at");

-- CreateIndex
CREATE INDEX "emails_problems_idx" ON "emails"("workspace_id", "created_at") WHERE (state = 'held' OR state = 'failed');

-- CreateIndex
CREATE UNIQUE INDEX "emails_inbox_id_direction_header_id_key" ON "emails"("inbox_id", "direction", "header_id");

-- CreateIndex
CREATE INDEX "inboxes_mail_inbox_id_idx" ON "inboxes"("mail_inbox_id");

-- AddForeignKey
ALTER TABLE "inboxes" ADD CONSTRAINT "inboxes_mail_inbox_id_fkey" FOREIGN KEY ("mail_inbox_id") REFERENCES "inboxes"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_accounts" ADD CONSTRAINT "mail_accounts_inbox_id_fkey" FOREIGN KEY ("inbox_id") REFERENCES "inboxes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_addresses" ADD CONSTRAINT "contact_addresses_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_threads" ADD CONSTRAINT "email_threads_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "emails" ADD CONSTRAINT "emails_inbox_id_fkey" FOREIGN KEY ("inbox_id") REFERENCES "inboxes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "emails" ADD CONSTRAINT "emails_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
