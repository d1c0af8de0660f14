-- AlterTable
ALTER TABLE "conversations" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- Whoever changes what the team sees of a conversation, in whatever statement, is counted.
CREATE FUNCTION count_conversation_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.revision := OLD.revision + 1;
  RETURN NEW;
END
$$;

CREATE TRIGGER conversations_revision
  BEFORE UPDATE ON "conversations"
  FOR EACH ROW
  WHEN (
    (OLD.status, OLD.assignee_id, OLD.team_id, OLD.priority, OLD.snoozed_until, OLD.woken_at)
    IS DISTINCT FROM
    (NEW.status, NEW.assignee_id, NEW.team_id, NEW.priority, NEW.snoozed_until, NEW.woken_at)
  )
  EXECUTE FUNCTION count_conversation_revision();
