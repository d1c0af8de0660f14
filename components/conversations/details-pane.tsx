"use client";

import type { ConversationDetail, VisitorContext } from "@linkdesk/contract/conversations.ts";
import { type Browser, parseUserAgent } from "@linkdesk/contract/user-agent.ts";
import { Laptop, type LucideIcon, Smartphone, Tablet } from "lucide-react";
import dynamic from "next/dynamic";
import { Answers } from "@/components/contacts/answers";
import { ContactBlock } from "@/components/contacts/contact-block";
import { ContactIdentity } from "@/components/contacts/contact-identity";
import { ContactPrivacy } from "@/components/contacts/contact-privacy";
import { ContactSessions } from "@/components/contacts/contact-sessions";
import { OtherConversations } from "@/components/contacts/other-conversations";
import { RelativeTime } from "@/components/ui/relative-time";
import { softwareName } from "@/lib/client/software-name";
import { fullTime, isOnline, languageName, timeInZone } from "@/lib/client/time";
import { useNow } from "@/lib/client/use-page-state";
import { t } from "@/lib/texts/conversations";
import { t as desk } from "@/lib/texts/desk";
import { t as details } from "@/lib/texts/details";
import { Fact, Group } from "./details-group.tsx";
import { Panels } from "./panels.tsx";
import { VisitorTrail } from "./visitor-trail.tsx";
import { WebAddress } from "./web-address.tsx";

/** They follow the conversation, so that they are not in the first load. */
const ContactCardPanel = dynamic(() =>
  import("@/components/contact-cards/contact-card-panel").then((module) => module.ContactCardPanel),
);
const ContactAttributes = dynamic(() =>
  import("@/components/contacts/contact-attributes").then((module) => module.ContactAttributes),
);
const ConversationAttributes = dynamic(() =>
  import("@/components/attributes/conversation-attributes").then(
    (module) => module.ConversationAttributes,
  ),
);
const TagEditor = dynamic(() =>
  import("@/components/tags/tag-editor").then((module) => module.TagEditor),
);
const Participants = dynamic(() =>
  import("@/components/notes/participants").then((module) => module.Participants),
);
const ContactEvents = dynamic(() =>
  import("@/components/contacts/contact-events").then((module) => module.ContactEvents),
);

const DEVICES = {
  computer: Laptop,
  phone: Smartphone,
  tablet: Tablet,
} satisfies Record<Browser["device"], LucideIcon>;

/** Who the visitor is and where they are, as far as their browser told. */
export function DetailsPane({ detail }: { detail: ConversationDetail }) {
  const { contact, visitor } = detail;
  const now = useNow();
  const lastSeen = visitor?.lastSeenAt || contact.lastSeenAt;
  const online = now > 0 && isOnline(lastSeen, now);
  const panels = {
    tags: (
      <Group title={desk("tags")}>
        <TagEditor detail={detail} />
      </Group>
    ),
    own: <ConversationAttributes detail={detail} />,
    participants: <Participants conversationId={detail.id} />,
    card: <ContactCardPanel conversationId={detail.id} />,
    page: visitor && <WhereTheyAre visitor={visitor} online={online} />,
    attributes: <ContactAttributes contactId={contact.id} attributes={detail.attributes} />,
    // Of anonymous visitors they are among the details.
    form: contact.isVerified && <Answers title={t("details.form")} answers={detail.form} />,
    events: <ContactEvents contactId={contact.id} />,
    trail: detail.pages.length > 1 && (
      <Group title={t("details.pages")}>
        <VisitorTrail pages={detail.pages} />
      </Group>
    ),
    device: visitor && <TheirDevice visitor={visitor} now={now} />,
    conversation: <AboutConversation detail={detail} lastSeen={lastSeen} />,
    others: <OtherConversations contactId={contact.id} conversationId={detail.id} />,
    more: (
      <Group title={details("panels.more")}>
        <ContactSessions contactId={contact.id} />
        <ContactBlock conversationId={detail.id} contact={contact} />
        <ContactPrivacy contact={contact} />
      </Group>
    ),
  };
  return (
    <div className="space-y-6">
      <ContactIdentity contact={contact} online={online} />
      <Panels panels={panels} closed={["more"]} />
    </div>
  );
}

function AboutConversation({
  detail,
  lastSeen,
}: {
  detail: ConversationDetail;
  lastSeen: string | null;
}) {
  return (
    <Group title={t("details.conversation")}>
      <Fact label={t("details.inbox")}>{detail.inbox.name}</Fact>
      <Fact label={t("details.assignee")}>{detail.assignee?.name ?? t("assign.nobody")}</Fact>
      {detail.team && <Fact label={desk("team.label")}>{detail.team.name}</Fact>}
      {detail.priority && (
        <Fact label={desk("priority.label")}>{desk(`priority.${detail.priority}`)}</Fact>
      )}
      {detail.status === "snoozed" && (
        <Fact label={desk("snooze.badge")}>
          {detail.snoozedUntil ? fullTime(detail.snoozedUntil) : desk("snooze.untilReply")}
        </Fact>
      )}
      <Fact label={t("details.started")}>
        <RelativeTime iso={detail.createdAt} />
      </Fact>
      <Fact label={t("details.firstSeen")}>
        <RelativeTime iso={detail.contact.createdAt} />
      </Fact>
      {lastSeen && (
        <Fact label={t("details.lastSeen")}>
          <RelativeTime iso={lastSeen} />
        </Fact>
      )}
    </Group>
  );
}

function WhereTheyAre({ visitor, online }: { visitor: VisitorContext; online: boolean }) {
  if (!visitor.pageUrl && !visitor.referrer) return null;
  return (
    <Group title={online ? t("details.viewing") : t("details.lastPage")}>
      {visitor.pageUrl && (
        <div className="rounded-control bg-canvas px-3 py-2.5">
          {visitor.pageTitle && (
            <p dir="auto" className="truncate font-medium text-sm">
              {visitor.pageTitle}
            </p>
          )}
          <WebAddress url={visitor.pageUrl} />
        </div>
      )}
      {visitor.referrer && (
        <Fact label={t("details.cameFrom")}>
          <WebAddress url={visitor.referrer} />
        </Fact>
      )}
    </Group>
  );
}

function TheirDevice({ visitor, now }: { visitor: VisitorContext; now: number }) {
  const parsed = visitor.userAgent ? parseUserAgent(visitor.userAgent) : null;
  const Device = DEVICES[parsed?.device ?? "computer"];
  const software = softwareName(parsed);
  const time = visitor.timezone && now > 0 ? timeInZone(visitor.timezone, now) : null;
  if (!software && !visitor.locale && !visitor.timezone) return null;
  return (
    <Group title={t("details.visitor")}>
      {software && (
        <Fact label={t("details.browser")}>
          <span className="inline-flex items-center gap-1.5">
            <Device aria-hidden="true" className="size-3.5 text-muted" />
            <span>{software}</span>
          </span>
        </Fact>
      )}
      {visitor.locale && <Fact label={t("details.language")}>{languageName(visitor.locale)}</Fact>}
      {visitor.timezone && (
        <Fact label={t("details.localTime")}>
          <span>{time ?? t("details.unknown")}</span>
          <span className="block text-muted text-xs">{visitor.timezone.replaceAll("_", " ")}</span>
        </Fact>
      )}
    </Group>
  );
}
