-- AlterTable
ALTER TABLE "sign_ins" ADD COLUMN     "workspace_id" UUID;
