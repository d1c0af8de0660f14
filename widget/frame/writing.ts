import { sendableText } from "@linkdesk/chat/sendable-text.ts";
import { uuid } from "@linkdesk/chat/uuid.ts";
import type { Engine } from "@linkdesk/chat/visitor/engine.ts";
import { newPlace } from "@linkdesk/chat/visitor/places.ts";
import type { Payload, Written } from "@linkdesk/chat/visitor/state.ts";
import type { Store } from "@linkdesk/chat/visitor/store.ts";
import type { Attachment } from "@linkdesk/contract/attachments.ts";
import type { FormValues } from "@linkdesk/contract/form-fields.ts";
import type { Offer } from "../protocol.ts";
import { type ChatState, PLAIN } from "./chat-state.ts";
import type { Files } from "./files.ts";
import { endingOf, openQuestions } from "./screen.ts";
import type { FrameSettings } from "./settings.ts";

/** The id under which a page's own proactive and welcome messages are counted. */
const PAGE_OFFER = "page";

type Options = {
  store: Store<ChatState>;
  settings: FrameSettings;
  engine: Engine;
  files: Files;
  /** Focuses the element with which the visitor continues. */
  focus: () => void;
};
type New = { clientId: string; text: string; attachments: Attachment[] };

/** Everything that the visitor sends: typed, by the page, in a form, or in answer to a proactive message. */
export function createWriting({ store, settings, engine, files, focus }: Options) {
  const { outbox } = engine;

  function goThread() {
    store.set({ route: "thread" });
    focus();
  }

  function goNew(offer: ChatState["offer"] = null) {
    const state = store.get();
    const stranded =
      endingOf(state, settings) === "ended"
        ? state.outbox.filter(({ status }) => status === "failed")
        : [];
    engine.goNew(newPlace());
    store.set({ offer, opening: PLAIN });
    // What the ended conversation did not take goes into the new one.
    for (const { clientId, text, attachments } of stranded) {
      outbox.discard(clientId);
      write({ clientId, text, attachments });
    }
    goThread();
  }

  /** Every message passes here, and waits if questions have to be answered first. */
  function write({ clientId, text, attachments }: New) {
    const state = store.get();
    const written: Written = { clientId, text, attachments, place: engine.place() };
    const isFirst = state.start === "started" && !state.conversation && state.outbox.length === 0;
    if (isFirst && openQuestions(state, settings).length > 0) {
      return store.set({ opening: { name: "held", written }, route: "thread" });
    }
    outbox.add({ ...written, ...startingWith() });
  }

  /** What a message carries in case that it starts a conversation. */
  function startingWith(): Pick<Payload, "form" | "proactive"> {
    const { conversation, form, offer } = store.get();
    if (conversation) return {};
    const welcome = { id: PAGE_OFFER, message: settings.messages.welcome };
    const proactive = offer ?? (settings.sendsWelcome ? welcome : undefined);
    return { form: form ?? undefined, proactive };
  }

  /** The page sends a message for the visitor. */
  function say(words: string) {
    const text = sendableText(words);
    if (!text || store.get().consent === "needed") return;
    if (endingOf(store.get(), settings) === "ended") goNew();
    goThread();
    write({ clientId: uuid(), text, attachments: [] });
  }

  /** An open conversation continues if there can be only one; otherwise a new one begins. */
  function takeOffer({ id, message }: Offer) {
    const isTaken =
      store.get().conversation?.status === "open" && !settings.behaviour.severalConversations;
    if (isTaken || !message) return goThread();
    goNew({ id: id ?? PAGE_OFFER, message });
  }

  return {
    goThread,
    say,
    takeOffer,
    startNew: () => goNew(),
    /** Sends what is in the composer, with the files that are there. */
    send() {
      const text = sendableText(store.get().draft);
      const attachments = files.take();
      if (!text && attachments.length === 0) return;
      store.set({ draft: "" });
      engine.thread()?.sent();
      write({ clientId: uuid(), text, attachments });
    },
    /** The questions before the first message are answered. */
    submitForm(values: FormValues) {
      const { opening, contact, remembered } = store.get();
      store.set({
        form: values,
        opening: PLAIN,
        remembered: { ...remembered, ...values },
        contact: {
          name: values.name || contact.name,
          email: values.email || contact.email,
        },
      });
      if (opening.name === "held") write(opening.written);
      focus();
    },
    /** A message left while nobody is online. */
    leaveMessage({ message = "", ...form }: FormValues) {
      const { remembered } = store.get();
      store.set({ form, remembered: { ...remembered, ...form }, opening: { name: "left" } });
      write({ clientId: uuid(), text: sendableText(message), attachments: [] });
    },
  };
}
