-- CreateEnum
CREATE TYPE "MailSide" AS ENUM ('team', 'contact');

-- CreateTable
CREATE TABLE "conversation_mails" (
    "conversation_id" UUID NOT NULL,
    "side" "MailSide" NOT NULL,
    "workspace_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "last_mail_at" TIMESTAMPTZ(3),
    "mailed_seq" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "conversation_mails_pkey" PRIMARY KEY ("conversation_id","side")
);

-- CreateIndex
CREATE INDEX "conversation_mails_due_idx" ON "conversation_mails"("due_at") WHERE (due_at IS NOT NULL);

-- AddForeignKey
ALTER TABLE "conversation_mails" ADD CONSTRAINT "conversation_mails_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
