"use client";

import type { ConversationDetail } from "@linkdesk/contract/conversations.ts";
import { Group } from "@/components/conversations/details-group";
import { useConversationActions } from "@/lib/client/conversations/use-conversation-actions";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { t } from "@/lib/texts/attributes";
import { t as details } from "@/lib/texts/details";
import { AttributeValues, type SaveValue, useDefined } from "./attribute-values.tsx";

/** What the team and programs have set of the conversation itself. The visitor does not see it. */
export function ConversationAttributes({ detail }: { detail: ConversationDetail }) {
  const values = detail.conversationAttributes;
  const run = useConversationActions(detail.id);
  const mayEdit = useMay("conversation.edit");
  const shown = useDefined("conversation", values);
  if (!shown || shown.defined.length + shown.others.length === 0) return null;
  const save: SaveValue = async ({ key, value, name }) => {
    const { [key]: _, ...others } = values;
    const conversationAttributes = value === null ? others : { ...others, [key]: value };
    const done = value === null ? details("edit.removed") : t("values.saved", { name });
    run([{ type: "set_attribute", key, value }], { shown: { conversationAttributes }, done });
  };
  return (
    <Group title={t("values.title")}>
      <AttributeValues {...shown} values={values} mayEdit={mayEdit} save={save} />
    </Group>
  );
}
