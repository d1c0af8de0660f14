import type { Activity } from "@linkdesk/contract/activities.ts";
import { activityText } from "@/lib/client/conversations/activity-text";
import { clockTime, fullTime } from "@/lib/client/time";

/** What somebody did with the conversation, between its messages. The visitor does not see it. */
export function ActivityLine({ activity, myId }: { activity: Activity; myId: string }) {
  return (
    <p className="my-3 text-balance px-8 text-center text-muted text-xs">
      <bdi>{activityText(activity, myId)}</bdi>
      <span aria-hidden="true"> · </span>
      <time dateTime={activity.at} title={fullTime(activity.at)}>
        {clockTime(activity.at)}
      </time>
    </p>
  );
}
