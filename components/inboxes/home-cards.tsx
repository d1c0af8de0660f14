import type { HomeCard } from "@linkdesk/contract/inboxes.ts";
import type { InboxForm } from "@/lib/client/inboxes/use-inbox-form";
import { hostOf } from "@/lib/client/inboxes/website-address";
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
      label="Cards"
      noun="card"
      entries={cards}
      onChange={(next) => form.changePart("appearance", { cards: next })}
      max={MAX_CARDS}
      titleOf={(card) => card.title}
      detailOf={(card) =>
        card.type === "announcement"
          ? "Announcement"
          : `Link${card.url && ` to ${hostOf(card.url)}`}`
      }
      addOptions={[
        {
          label: "Announcement",
          make: () => ({ type: "announcement", title: "", text: "", imageUrl: "", url: "" }),
        },
        { label: "Link", make: () => ({ type: "link", title: "", url: "" }) },
      ]}
      empty="No cards. Share some news, or link to your help pages."
    >
      {(card, update, path) => (
        <>
          <TextSetting
            form={form}
            path={`${path}.title`}
            label="Title"
            maxLength={80}
            value={card.title}
            onChange={(title) => update({ ...card, title })}
          />
          {card.type === "announcement" && (
            <>
              <TextSetting
                form={form}
                path={`${path}.text`}
                label="Text (optional)"
                rows={2}
                maxLength={400}
                value={card.text}
                onChange={(text) => update({ ...card, text })}
              />
              <UrlSetting
                form={form}
                path={`${path}.imageUrl`}
                label="Image URL (optional)"
                value={card.imageUrl}
                onChange={(imageUrl) => update({ ...card, imageUrl })}
              />
            </>
          )}
          <UrlSetting
            form={form}
            path={`${path}.url`}
            label={card.type === "link" ? "Link URL" : "Link URL (optional)"}
            value={card.url}
            placeholder="https://example.com/help"
            onChange={(url) => update({ ...card, url })}
          />
        </>
      )}
    </ListEditor>
  );
}
