-- AlterTable
ALTER TABLE "saved_views" ADD COLUMN     "sort" TEXT NOT NULL DEFAULT 'newest';
