-- DropForeignKey
ALTER TABLE "transcript_mails" DROP CONSTRAINT "transcript_mails_conversation_id_fkey";

-- AlterTable
ALTER TABLE "emails" ADD COLUMN     "is_transcript" BOOLEAN NOT NULL DEFAULT false;

-- DropTable
DROP TABLE "transcript_mails";
