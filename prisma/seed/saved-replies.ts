/** What the demo shop answers often. */
export const DEMO_REPLIES = [
  {
    name: "Greeting",
    folder: "",
    text: "Hello {{contact.first_name | there}}, this is {{agent.first_name}} from {{brand.name}}. How can I help?",
  },
  {
    name: "Late parcel",
    folder: "Orders",
    text: "Hi {{contact.first_name | there}},\n\nsorry that your coffee is late. Parcels usually arrive within two more working days. If it is not there by then, we send a new one.\n\n{{agent.first_name}}",
  },
  {
    name: "Refund",
    folder: "Orders",
    text: "Hi {{contact.first_name | there}}, your refund is on its way. It takes three to five working days.",
  },
  {
    name: "Grind size",
    folder: "Brewing",
    text: "For a French press, grind as coarse as sea salt; for a filter, as fine as sand.",
  },
];
