-- AlterTable
ALTER TABLE "conversations" ADD COLUMN     "agent_delivered_seq" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "contact_delivered_seq" INTEGER NOT NULL DEFAULT 0;
