/** The page for who is not signed in. */
export const texts = {
  points: {
    script: {
      title: "One script tag",
      text: "Paste a snippet into your website. It weighs a few kilobytes and does not slow your pages down.",
    },
    team: {
      title: "One inbox for your team",
      text: "Every conversation in one live list: who is writing, which page they are on, and who it is assigned to.",
    },
    selfHosted: {
      title: "Yours to run",
      text: "Open source. Run it on one small machine or on many, and keep your conversations to yourself.",
    },
  },
  picture: {
    question: "Hi! Does the tent come with a footprint?",
    answer: "Hello Amelia! It is sold separately, and it is in stock.",
    thanks: "Lovely, adding it to my cart 🙌",
    visitor: "Amelia Okafor",
    online: "On your website now",
  },
  description: "Open-source live chat for websites: one script tag, one inbox, one team.",
  docs: "Docs",
  signIn: "Sign in",
  title: "Talk with the people on your website.",
  lead: "Linkdesk is open-source live chat: visitors write, your team answers, in real time.",
  signUp: "Create a workspace",
  readDocs: "Read the docs",
} as const;
