import type { Activity } from "@linkdesk/contract/activities.ts";
import { t } from "@/lib/texts/conversations";
import { fullTime } from "../time.ts";

type Person = { id: string | null; name: string };

/** An activity as a sentence. `myId` is the reader's member id: they are "you". */
export function activityText(activity: Activity, myId: string): string {
  const actor = nameOf(activity.actor, myId);
  switch (activity.type) {
    case "conversation.assigned":
      return assignmentText(activity, actor, myId);
    case "conversation.team_assigned":
      return activity.team
        ? t("activity.team", { actor, team: activity.team.name })
        : t("activity.noTeam", { actor });
    case "conversation.prioritized":
      return activity.priority
        ? t(`activity.priority.${activity.priority}`, { actor })
        : t("activity.priority.none", { actor });
    case "conversation.tagged":
      return activity.tag
        ? t("activity.tagged", { actor, tag: activity.tag.name })
        : t("activity.taggedDeleted", { actor });
    case "conversation.untagged":
      return activity.tag
        ? t("activity.untagged", { actor, tag: activity.tag.name })
        : t("activity.untaggedDeleted", { actor });
    case "conversation.attribute_set":
      return t("activity.attribute", { actor, name: activity.attribute ?? "" });
    case "conversation.snoozed":
      return activity.until
        ? t("activity.snoozed", { actor, time: fullTime(activity.until) })
        : t("activity.snoozedUntilReply", { actor });
    case "conversation.unsnoozed":
      return activity.actor.type === "system"
        ? t("activity.snoozeOver")
        : t("activity.unsnoozed", { actor });
    case "conversation.resolved":
      return activity.actor.type === "contact"
        ? t("activity.ended", { actor })
        : t("activity.resolved", { actor });
    case "conversation.reopened":
      return t("activity.reopened", { actor });
    case "conversation.rated": {
      const { value, scale } = activity.rating ?? { value: 0, scale: 0 };
      return t("activity.rated", { actor, value, scale });
    }
    case "email.bounced":
      return t("activity.bounced");
    case "contact.blocked":
      return t("activity.blocked", { actor });
    case "contact.unblocked":
      return t("activity.unblocked", { actor });
  }
}

function assignmentText(
  { actor: { id }, assignee, previousAssignee }: Activity,
  actor: string,
  myId: string,
): string {
  if (assignee) return t("activity.assigned", { actor, assignee: objectOf(assignee, id, myId) });
  if (!previousAssignee) return t("activity.unassigned", { actor });
  return t("activity.unassignedFrom", { actor, assignee: objectOf(previousAssignee, id, myId) });
}

const nameOf = ({ id, name }: Person, myId: string) => (id === myId ? t("activity.you") : name);

/** A person that somebody acted on, who may be the one who acted, or the reader. */
function objectOf({ id, name }: Person, actorId: string | null, myId: string): string {
  if (id === actorId) return id === myId ? t("activity.yourself") : t("activity.themselves");
  return id === myId ? t("activity.youObject") : name;
}
