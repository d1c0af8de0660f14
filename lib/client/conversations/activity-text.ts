import type { Activity } from "@linkdesk/contract/activities.ts";

type Person = { id: string | null; name: string };

/** An activity as a sentence. `myId` is the reader's member id: they are "you". */
export function activityText(activity: Activity, myId: string): string {
  const actor = nameOf(activity.actor, myId);
  switch (activity.type) {
    case "conversation.assigned":
      return assignmentText(activity, actor, myId);
    case "conversation.resolved":
      return activity.actor.type === "contact"
        ? `${actor} ended the conversation`
        : `${actor} resolved the conversation`;
    case "conversation.reopened":
      return `${actor} reopened the conversation`;
    case "conversation.rated": {
      const { value, scale } = activity.rating ?? { value: 0, scale: 0 };
      return `${actor} rated the conversation ${value} out of ${scale}`;
    }
    case "contact.blocked":
      return `${actor} blocked the visitor`;
    case "contact.unblocked":
      return `${actor} unblocked the visitor`;
  }
}

function assignmentText(
  { actor: { id }, assignee, previousAssignee }: Activity,
  actor: string,
  myId: string,
): string {
  if (assignee) return `${actor} assigned the conversation to ${objectOf(assignee, id, myId)}`;
  if (!previousAssignee) return `${actor} unassigned the conversation`;
  return `${actor} unassigned ${objectOf(previousAssignee, id, myId)}`;
}

const nameOf = ({ id, name }: Person, myId: string) => (id === myId ? "You" : name);

/** A person that somebody acted on, who may be the one who acted, or the reader. */
function objectOf({ id, name }: Person, actorId: string | null, myId: string): string {
  if (id === actorId) return id === myId ? "yourself" : "themselves";
  return id === myId ? "you" : name;
}
