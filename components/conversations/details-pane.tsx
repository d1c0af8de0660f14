"use client";

import type {
  ContactSummary,
  ConversationDetail,
  VisitorContext,
} from "@linkdesk/contract/conversations.ts";
import { type Browser, parseUserAgent } from "@linkdesk/contract/user-agent.ts";
import { Laptop, type LucideIcon, Smartphone, Tablet } from "lucide-react";
import dynamic from "next/dynamic";
import { ContactBlock } from "@/components/contacts/contact-block";
import { ContactEmail } from "@/components/contacts/contact-email";
import { ContactPrivacy } from "@/components/contacts/contact-privacy";
import { ContactSessions } from "@/components/contacts/contact-sessions";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { foreignPicture } from "@/lib/client/foreign-picture";
import { softwareName } from "@/lib/client/software-name";
import { fullTime, isOnline, languageName, timeInZone } from "@/lib/client/time";
import { useNow } from "@/lib/client/use-page-state";
import { t } from "@/lib/texts/conversations";
import { t as desk } from "@/lib/texts/desk";
import { Fact, Group } from "./details-group.tsx";
import { shownValue } from "./shown-value.ts";
import { VisitorTrail } from "./visitor-trail.tsx";
import { WebAddress } from "./web-address.tsx";

/** They follow the conversation, so that they are not in the first load. */
const ContactCardPanel = dynamic(() =>
  import("@/components/contact-cards/contact-card-panel").then((module) => module.ContactCardPanel),
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
  return (
    <div className="space-y-6">
      <div className="flex flex-col items-center text-center">
        <Avatar
          name={contact.name}
          seed={contact.id}
          src={foreignPicture(contact.avatarUrl)}
          size="lg"
          online={online}
        />
        <p dir="auto" className="mt-3 max-w-full truncate font-semibold text-base tracking-tight">
          {contact.name}
        </p>
        {contact.email ? (
          <a
            href={`mailto:${contact.email}`}
            className="max-w-full truncate text-accent-text text-sm hover:underline"
          >
            {contact.email}
          </a>
        ) : (
          <p className="text-muted text-sm">{t("details.noEmail")}</p>
        )}
        <div className="mt-2.5 flex gap-1.5">
          {online && <Badge tone="success">{t("details.online")}</Badge>}
          {contact.isBlocked && <Badge tone="warning">{t("details.blocked")}</Badge>}
          <Badge tone={contact.isVerified ? "success" : undefined}>{kindOf(contact)}</Badge>
        </div>
        <ContactEmail contact={contact} />
      </div>
      <Group title={desk("tags")}>
        <TagEditor detail={detail} />
      </Group>
      <Participants conversationId={detail.id} />
      <ContactCardPanel conversationId={detail.id} />
      {visitor && <WhereTheyAre visitor={visitor} online={online} />}
      <Attributes title={t("details.title")} attributes={detail.attributes} />
      {/* Of anonymous visitors they are among the details. */}
      {contact.isVerified && <Attributes title={t("details.form")} attributes={detail.form} />}
      <ContactEvents contactId={contact.id} />
      {detail.pages.length > 1 && (
        <Group title={t("details.pages")}>
          <VisitorTrail pages={detail.pages} />
        </Group>
      )}
      {visitor && <TheirDevice visitor={visitor} now={now} />}
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
          <RelativeTime iso={contact.createdAt} />
        </Fact>
        {lastSeen && (
          <Fact label={t("details.lastSeen")}>
            <RelativeTime iso={lastSeen} />
          </Fact>
        )}
      </Group>
      <ContactSessions contactId={contact.id} />
      <ContactBlock conversationId={detail.id} contact={contact} />
      <ContactPrivacy contact={contact} />
    </div>
  );
}

/** How sure we are who it is. */
function kindOf({ isVerified, isAnonymous }: ContactSummary): string {
  if (isVerified) return t("details.verified");
  return isAnonymous ? t("details.visitor") : t("details.notVerified");
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

/** What forms and the page said. Nobody has checked it. */
function Attributes({
  title,
  attributes,
}: {
  title: string;
  attributes: ConversationDetail["attributes"];
}) {
  const entries = Object.entries(attributes);
  if (entries.length === 0) return null;
  return (
    <Group title={title}>
      {entries.map(([name, value]) => (
        <Fact key={name} label={<bdi className="[overflow-wrap:anywhere]">{labelOf(name)}</bdi>}>
          <span dir="auto" className="block whitespace-pre-wrap [overflow-wrap:anywhere]">
            {value === null || value === "" ? "–" : shownValue(value)}
          </span>
        </Fact>
      ))}
    </Group>
  );
}

/** `team_size` reads as "Team size"; `accountId` stays as the website calls it. */
function labelOf(name: string): string {
  const words = name.replaceAll("_", " ").trim();
  return words === "" ? name : words.charAt(0).toUpperCase() + words.slice(1);
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
