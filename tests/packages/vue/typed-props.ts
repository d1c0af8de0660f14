import { LinkdeskChat } from "@linkdesk/vue";
import { h } from "vue";

// Only compiled: what an application may write, and what its editor should underline.
h(LinkdeskChat, {
  channelId: "ch_1",
  baseUrl: "https://chat.example.com",
  position: "bottom-left",
  user: { id: "u1", metadata: { plan: "pro", seats: 3 } },
  onReady: () => {},
  onMessage: (message) => message.text.trim(),
});
h(LinkdeskChat, { channelId: "ch_1", user: null });
// @ts-expect-error: no such place
h(LinkdeskChat, { channelId: "ch_1", position: "top" });
// @ts-expect-error: the channel is missing
h(LinkdeskChat, { baseUrl: "https://chat.example.com" });
