import { firstCharacter } from "@linkdesk/chat/cut-text.ts";
import { safeHref } from "@linkdesk/chat/linkify.ts";
import type { FormField } from "@linkdesk/contract/form-fields.ts";
import type { HomeCard, InboxSettings } from "@linkdesk/contract/inboxes.ts";
import { ArrowUpRight, ChevronDown, Paperclip, SendHorizontal, Smile } from "lucide-react";
import { LinkedText } from "@/components/conversations/linked-text";
import { foreignPicture } from "@/lib/client/foreign-picture";
import { fillGreeting } from "@/lib/client/inboxes/greeting";
import { partClass } from "@/lib/client/inboxes/widget-css";
import { t } from "@/lib/texts/inboxes";

export type PreviewProps = { brandName: string; settings: InboxSettings };

/** Half-typed addresses are not asked for; a picture that fails leaves its space. */
export function Picture({ url }: { url: string }) {
  const src = foreignPicture(url);
  return src && <img key={src} src={src} alt="" />;
}

function Mark({ brandName, logoUrl }: { brandName: string; logoUrl: string }) {
  const hasLogo = safeHref(logoUrl) !== null;
  return (
    <span className="mark">
      {hasLogo ? <Picture url={logoUrl} /> : firstCharacter(brandName.trim()).toUpperCase()}
    </span>
  );
}

/** As `homeHasComposer` in the frame: writing begins on the home screen where nothing comes first. */
function startsByWriting({ appearance, behaviour }: InboxSettings): boolean {
  const { severalConversations, startButton, preChat } = behaviour;
  const hasHome = severalConversations || appearance.cards.length > 0 || startButton !== "";
  return !hasHome && !(preChat.enabled && preChat.when === "before" && preChat.fields.length > 0);
}

export function Home({ brandName, settings }: PreviewProps) {
  const { appearance, messages, behaviour } = settings;
  const hasComposer = startsByWriting(settings);
  return (
    <>
      <div className={partClass("home")}>
        <div className={`${partClass("header")} hero`}>
          <div className="hero-top">
            <Mark brandName={brandName} logoUrl={appearance.logoUrl} />
            <span className="brand" dir="auto">
              {brandName}
            </span>
          </div>
          <h3 dir="auto">{fillGreeting(messages.greeting, null)}</h3>
        </div>
        <div className="body">
          <div className="box">
            <p className="pre" dir="auto">
              {messages.introduction}
            </p>
            {/* Said once, as in the chat, where the introduction says it too. */}
            {!messages.introduction.includes(messages.replyExpectation) && (
              <p className="muted" dir="auto">
                {messages.replyExpectation}
              </p>
            )}
            {!hasComposer && (
              <span className="button" dir="auto">
                {behaviour.startButton || t("preview.start")}
              </span>
            )}
          </div>
          {messages.notice && (
            <div className="box notice pre" dir="auto">
              {messages.notice}
            </div>
          )}
          {hasComposer && messages.welcome && <Bubble from="agent" text={messages.welcome} />}
          {appearance.cards.map((card, index) => (
            <Card key={index} card={card} />
          ))}
        </div>
      </div>
      {hasComposer && <Composer behaviour={behaviour} />}
    </>
  );
}

function Composer({ behaviour }: Pick<InboxSettings, "behaviour">) {
  return (
    <div className={partClass("composer")}>
      <span>{t("preview.write")}</span>
      {behaviour.emoji && <Smile />}
      {behaviour.uploads.enabled && <Paperclip />}
      <span className="send">
        <SendHorizontal />
      </span>
    </div>
  );
}

function Card({ card }: { card: HomeCard }) {
  if (card.type === "link") {
    return (
      <div className="box link" dir="auto">
        {card.title}
        <ArrowUpRight className="flip" />
      </div>
    );
  }
  return (
    <div className="box news">
      <Picture url={card.imageUrl} />
      <div dir="auto">
        <b>{card.title}</b>
        <p className="muted pre">{card.text}</p>
      </div>
    </div>
  );
}

export function Header({ brandName, settings }: PreviewProps) {
  return (
    <div className={partClass("header")}>
      <Mark brandName={brandName} logoUrl={settings.appearance.logoUrl} />
      <span className="title">
        <b className="brand" dir="auto">
          {brandName}
        </b>
        <small className="brand" dir="auto">
          {settings.messages.replyExpectation}
        </small>
      </span>
    </div>
  );
}

function Bubble({ from, text }: { from: "agent" | "visitor"; text: string }) {
  return (
    <div className={`bubble ${partClass(`message-${from}`)}`} dir="auto">
      <LinkedText text={text} author={from === "agent" ? "agent" : "contact"} />
    </div>
  );
}

export function Conversation({ brandName, settings, away }: PreviewProps & { away: boolean }) {
  const { messages, behaviour } = settings;
  return (
    <>
      <Header brandName={brandName} settings={settings} />
      {messages.notice && (
        <div className="notice pre" dir="auto">
          {messages.notice}
        </div>
      )}
      <div className="thread">
        {away ? (
          <Bubble from="agent" text={messages.offline} />
        ) : (
          <>
            {messages.welcome && <Bubble from="agent" text={messages.welcome} />}
            <Bubble from="visitor" text={t("preview.visitor")} />
            <Bubble from="agent" text={t("preview.agent")} />
          </>
        )}
      </div>
      <Composer behaviour={behaviour} />
    </>
  );
}

/** A form of the chat, with the words that stand above it. */
export function Form({
  brandName,
  settings,
  fields,
  title,
  words,
  button,
}: PreviewProps & { fields: readonly FormField[]; title: string; words: string; button: string }) {
  return (
    <>
      <Header brandName={brandName} settings={settings} />
      <div className="fields">
        <h3>{title}</h3>
        {words && (
          <p className="pre" dir="auto">
            {words}
          </p>
        )}
        {fields.map((field) => (
          <FormControl key={field.name} field={field} />
        ))}
        <span className="button" dir="auto">
          {button}
        </span>
      </div>
    </>
  );
}

function FormControl({ field }: { field: FormField }) {
  const label = `${field.label}${field.required ? " *" : ""}`;
  if (field.type === "checkbox") {
    return (
      <span className="check">
        <i />
        {label}
      </span>
    );
  }
  const isSelect = field.type === "select";
  return (
    <div className="field">
      <b dir="auto">{label}</b>
      <div
        className={`control ${field.type === "textarea" ? "tall" : ""} ${isSelect ? "select" : ""}`}
        dir="auto"
      >
        {isSelect ? field.options?.[0] : field.placeholder}
        {isSelect && <ChevronDown />}
      </div>
    </div>
  );
}
