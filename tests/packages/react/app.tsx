import { LinkdeskChat, type LinkdeskUser, LinktorChat, useLinkdesk } from "@linkdesk/react";
import { useState } from "react";
import { exampleSettings, PEOPLE } from "../example-settings.ts";

const { baseURL, channelId, otherChannelId } = exampleSettings();

/** A shop with a chat, and a button for everything that can happen to it. */
export function App() {
  const [user, setUser] = useState<LinkdeskUser | null>();
  const [channel, setChannel] = useState(channelId);
  const [page, setPage] = useState("one");
  const [clicks, setClicks] = useState(0);
  const [log, setLog] = useState<string[]>([]);
  const chat = useLinkdesk();
  const note = (line: string) => setLog((lines) => [...lines, line]);
  // Two elements in two places: moving from page to page unmounts one and mounts the other.
  const Chat = page === "one" ? LinkdeskChat : LinktorChat;

  return (
    <main>
      <h1>Shop</h1>
      <button type="button" onClick={() => chat.open()}>
        Open
      </button>
      <button type="button" onClick={() => chat.close()}>
        Close
      </button>
      <button type="button" onClick={() => chat.sendMessage({ text: "Hello" })}>
        Send
      </button>
      <button type="button" onClick={() => setUser(PEOPLE.ana)}>
        Ana
      </button>
      <button type="button" onClick={() => setUser(PEOPLE.rae)}>
        Rae
      </button>
      <button type="button" onClick={() => setUser(PEOPLE.bo)}>
        Bo
      </button>
      <button type="button" onClick={() => setUser(null)}>
        Sign out
      </button>
      <button type="button" onClick={() => setChannel(otherChannelId)}>
        Other channel
      </button>
      <button type="button" onClick={() => setClicks(clicks + 1)}>
        Clicked {clicks}
      </button>
      <button type="button" onClick={() => setPage("none")}>
        Leave
      </button>
      <button type="button" onClick={() => setPage("one")}>
        One
      </button>
      <button type="button" onClick={() => setPage("two")}>
        Two
      </button>
      {page !== "none" && (
        <section key={page}>
          <Chat
            channelId={channel}
            baseURL={baseURL}
            primaryColor="#0066ff"
            position="bottom-left"
            showLauncher={clicks !== 2}
            translations={{ sendButton: "Go" }}
            user={user}
            onReady={() => note("ready")}
            onOpen={() => note("open")}
            onClose={() => note("close")}
            onMessage={(message) => note(`message ${message.text} after ${clicks}`)}
          />
        </section>
      )}
      <ol>
        {log.map((line, index) => (
          <li key={`${index}-${line}`}>{line}</li>
        ))}
      </ol>
    </main>
  );
}
