-- AlterTable
ALTER TABLE "conversations" ADD COLUMN     "retention_days" INTEGER;

-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "address" TEXT,
ADD COLUMN     "anonymize_ip" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "retention_days" INTEGER;
