/** One conversation of the demo; times are minutes before the seeding. */
export type DemoConversation = {
  /** Null for an anonymous visitor. */
  name: string | null;
  email: string | null;
  visitor: {
    pageUrl: string;
    pageTitle: string;
    referrer: string | null;
    locale: string;
    timezone: string;
    userAgent: string;
  };
  assignee: "owner" | "colleague" | null;
  isResolved: boolean;
  /** The contact's last messages that nobody has read. */
  unread: number;
  messages: { from: "contact" | "owner" | "colleague"; minutesAgo: number; text: string }[];
};

const SHOP = "http://127.0.0.1:3001";
const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1";
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
const CHROME =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
const SAFARI =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 15_0) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15";

export const DEMO_CONVERSATIONS: DemoConversation[] = [
  {
    name: "Priya Raman",
    email: "priya@raman.example",
    visitor: {
      pageUrl: `${SHOP}/subscriptions`,
      pageTitle: "Subscriptions",
      referrer: "https://www.google.com/",
      locale: "en-GB",
      timezone: "Europe/London",
      userAgent: SAFARI,
    },
    assignee: null,
    isResolved: false,
    unread: 2,
    messages: [
      {
        from: "contact",
        minutesAgo: 9,
        text: "Hi! I'd like to switch my subscription from every two weeks to once a month.",
      },
      {
        from: "contact",
        minutesAgo: 8,
        text: "My next bag is due on Thursday, so ideally before then 🙂",
      },
    ],
  },
  {
    name: "Tom Okafor",
    email: "tom.okafor@mail.example",
    visitor: {
      pageUrl: `${SHOP}/`,
      pageTitle: "Fernhill Coffee",
      referrer: null,
      locale: "en-US",
      timezone: "America/New_York",
      userAgent: IPHONE,
    },
    assignee: "owner",
    isResolved: false,
    unread: 1,
    messages: [
      {
        from: "contact",
        minutesAgo: 74,
        text: "My parcel says delivered, but there is nothing here. Order 20418.",
      },
      {
        from: "owner",
        minutesAgo: 71,
        text: "Hi Tom, sorry about that! I've asked the courier where exactly they left it. I'll write as soon as I hear back.",
      },
      { from: "contact", minutesAgo: 70, text: "Thank you, that was quick." },
      {
        from: "owner",
        minutesAgo: 33,
        text: "They left it with a neighbour at number 14. If it isn't there by tonight I'll send a new bag, on us.",
      },
      {
        from: "contact",
        minutesAgo: 21,
        text: "Found it! Number 14 had it all along. You're the best.",
      },
    ],
  },
  {
    name: null,
    email: null,
    visitor: {
      pageUrl: `${SHOP}/about`,
      pageTitle: "About us",
      referrer: "https://duckduckgo.com/",
      locale: "de-DE",
      timezone: "Europe/Berlin",
      userAgent: FIREFOX,
    },
    assignee: null,
    isResolved: false,
    unread: 0,
    messages: [
      { from: "contact", minutesAgo: 190, text: "Do you deliver to Germany?" },
      {
        from: "colleague",
        minutesAgo: 187,
        text: "We do! It takes three to four days and is free from €40.",
      },
    ],
  },
  {
    name: "Lucía Fernández",
    email: "lucia@cafeluz.example",
    visitor: {
      pageUrl: `${SHOP}/subscriptions`,
      pageTitle: "Subscriptions",
      referrer: "https://www.instagram.com/",
      locale: "es-ES",
      timezone: "Europe/Madrid",
      userAgent: CHROME,
    },
    assignee: "colleague",
    isResolved: false,
    unread: 0,
    messages: [
      {
        from: "contact",
        minutesAgo: 1_510,
        text: "We run a small café in Valencia and go through about 12 kg a week. Do you have prices for that?",
      },
      {
        from: "colleague",
        minutesAgo: 1_496,
        text: "Hello Lucía! From 10 kg a week it's 20 % off and shipping is on us. Which of our coffees did you have in mind?",
      },
      {
        from: "contact",
        minutesAgo: 1_490,
        text: "Mostly the Ridge espresso, and something lighter for filter.",
      },
      {
        from: "colleague",
        minutesAgo: 1_472,
        text: "Then I'd pair it with the Meadow. I'm sending two 250 g samples to the café so that you can taste them first.",
      },
    ],
  },
  {
    name: "Amelie Brandt",
    email: "amelie.brandt@post.example",
    visitor: {
      pageUrl: `${SHOP}/`,
      pageTitle: "Fernhill Coffee",
      referrer: null,
      locale: "de-AT",
      timezone: "Europe/Vienna",
      userAgent: CHROME,
    },
    assignee: "owner",
    isResolved: true,
    unread: 0,
    messages: [
      {
        from: "contact",
        minutesAgo: 2_900,
        text: "Which grind should I order for a moka pot?",
      },
      {
        from: "owner",
        minutesAgo: 2_893,
        text: 'Fine, but a touch coarser than espresso: pick "Moka" in the list. If it tastes bitter, go one step coarser next time.',
      },
      { from: "contact", minutesAgo: 2_888, text: "Perfect, thanks a lot!" },
    ],
  },
];
