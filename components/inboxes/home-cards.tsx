import type { HomeCard } from "@linkdesk/contract/inboxes.ts";
import type { InboxForm } from "@/lib/client/inboxes/use-inbox-form";
import { hostOf } from "@/lib/client/inboxes/website-address";
import { t } from "@/lib/texts/inboxes";
import { ListEditor } from "./list-editor.tsx";
import { TextSetting, UrlSetting } from "./settings-fields.tsx";

const MAX_CARDS = 6;

/** The cards of the home screen: news and ways to other pages. */
export function HomeCards({ form }: { form: InboxForm }) {
  const { cards } = form.draft.settings.appearance;
  return (
    <ListEditor<HomeCard>
      form={form}
      path="settings.appearance.cards"
      label={t("cards.title")}
      kind="card"
      entries={cards}
      onChange={(next) => form.changePart("appearance", { cards: next })}
      max={MAX_CARDS}
      titleOf={(card) => card.title}
      detailOf={(card) =>
        card.type === "announcement"
          ? t("cards.announcement")
          : card.url
            ? t("cards.linkTo", { host: hostOf(card.url) })
            : t("cards.link")
      }
      addOptions={[
        {
          label: t("cards.announcement"),
          make: () => ({ type: "announcement", title: "", text: "", imageUrl: "", url: "" }),
        },
        { label: t("cards.link"), make: () => ({ type: "link", title: "", url: "" }) },
      ]}
      empty={t("cards.empty")}
    >
      {(card, update, path) => (
        <>
          <TextSetting
            form={form}
            path={`${path}.title`}
            label={t("cards.cardTitle")}
            maxLength={80}
            value={card.title}
            onChange={(title) => update({ ...card, title })}
          />
          {card.type === "announcement" && (
            <>
              <TextSetting
                form={form}
                path={`${path}.text`}
                label={t("cards.text")}
                rows={2}
                maxLength={400}
                value={card.text}
                onChange={(text) => update({ ...card, text })}
              />
              <UrlSetting
                form={form}
                path={`${path}.imageUrl`}
                label={t("cards.image")}
                value={card.imageUrl}
                onChange={(imageUrl) => update({ ...card, imageUrl })}
              />
            </>
          )}
          <UrlSetting
            form={form}
            path={`${path}.url`}
            label={card.type === "link" ? t("cards.url") : t("cards.urlOptional")}
            value={card.url}
            placeholder="https://example.com/help"
            onChange={(url) => update({ ...card, url })}
          />
        </>
      )}
    </ListEditor>
  );
}
