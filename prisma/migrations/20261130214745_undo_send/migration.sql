-- AlterTable
ALTER TABLE "users" ADD COLUMN     "undo_send_seconds" INTEGER NOT NULL DEFAULT 0;
