-- AlterTable
ALTER TABLE "conversations" ADD COLUMN     "form" JSONB NOT NULL DEFAULT '{}';
