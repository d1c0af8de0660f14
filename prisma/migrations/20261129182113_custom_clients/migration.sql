-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "is_custom" BOOLEAN NOT NULL DEFAULT false;
