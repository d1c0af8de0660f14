import {
  DEFAULT_LABELS,
  type DEFAULT_TEXTS,
  isDefaultText,
} from "@linkdesk/contract/default-texts.ts";
import type { FormField } from "@linkdesk/contract/form-fields.ts";
import { own } from "../from-page.ts";
import type { Dictionary } from "../locales/dictionary.ts";
import type { FrameSettings } from "./settings.ts";

/** The settings, with default texts translated into the visitor's language. */
export function inLanguage(settings: FrameSettings, words: Dictionary): FrameSettings {
  const { messages, behaviour } = settings;
  const said = {
    greeting: words.greeting,
    introduction: words.introduction,
    offline: words.awayIntroduction,
    replyExpectation: words.team,
  } satisfies Record<keyof typeof DEFAULT_TEXTS, string>;
  const texts = { ...messages };
  for (const name of Object.keys(said) as (keyof typeof said)[]) {
    if (isDefaultText(name, messages[name])) texts[name] = said[name];
  }
  const labelled = (fields: FormField[]) =>
    fields.map((field) => {
      const isUsual = own(DEFAULT_LABELS, field.name) === field.label;
      return isUsual
        ? { ...field, label: words[field.name as keyof typeof DEFAULT_LABELS] }
        : field;
    });
  const { preChat, offlineForm } = behaviour;
  return {
    ...settings,
    messages: texts,
    behaviour: {
      ...behaviour,
      preChat: { ...preChat, fields: labelled(preChat.fields) },
      offlineForm: { ...offlineForm, fields: labelled(offlineForm.fields) },
    },
  };
}
