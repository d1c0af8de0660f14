/**
 * What every event does in every state of the conversation on screen: `ignored`, or the next state and what is done. Its
 * parts do not depend on each other, so each has a table of its own. The test beside thread-state.ts says what
 * the names stand for.
 */
/** Without "without network", it is the channel that is missing. */
export const CONNECTION_TABLE = {
  joining: {
    joined: "live · live · draw",
    "joined without network": "joining without network",
    left: "ignored",
    "network up": "ignored",
    "network down": "ignored",
    waited: "slow · draw",
  },
  "joining without network": {
    joined: "live · live · draw",
    "joined without network": "ignored",
    left: "joining",
    "network up": "live · live · draw",
    "network down": "ignored",
    waited: "slow without network · draw",
  },
  slow: {
    joined: "live · live · draw",
    "joined without network": "slow without network",
    left: "ignored",
    "network up": "ignored",
    "network down": "ignored",
    waited: "ignored",
  },
  "slow without network": {
    joined: "live · live · draw",
    "joined without network": "ignored",
    left: "slow",
    "network up": "live · live · draw",
    "network down": "ignored",
    waited: "ignored",
  },
  live: {
    joined: "ignored",
    "joined without network": "lost without network · lost · draw",
    left: "lost · lost · draw",
    "network up": "ignored",
    "network down": "lost without network · lost · draw",
    waited: "ignored",
  },
  lost: {
    joined: "live · refresh · live · draw",
    "joined without network": "lost without network",
    left: "ignored",
    "network up": "ignored",
    "network down": "ignored",
    waited: "gone · draw",
  },
  "lost without network": {
    joined: "live · refresh · live · draw",
    "joined without network": "ignored",
    left: "lost",
    "network up": "live · refresh · live · draw",
    "network down": "ignored",
    waited: "gone without network · draw",
  },
  gone: {
    joined: "live · refresh · live · draw",
    "joined without network": "gone without network",
    left: "ignored",
    "network up": "ignored",
    "network down": "ignored",
    waited: "ignored",
  },
  "gone without network": {
    joined: "live · refresh · live · draw",
    "joined without network": "ignored",
    left: "gone",
    "network up": "live · refresh · live · draw",
    "network down": "ignored",
    waited: "ignored",
  },
} as const;

/** The number in a state is the position that the visitor has read, that in an event the one it says. */
export const READING_TABLE = {
  known: {
    "saw 4": "ignored",
    "saw 6": "reporting 6 · report 6 · draw",
    "wrote 4": "ignored",
    "wrote 6": "known 6",
    "read: 4": "ignored",
    "read: 5": "ignored",
    "read: 6": "known 6",
    "updated: 4": "stays · draw",
    "updated: 5": "stays · draw",
    "updated: 6": "known 6 · draw",
    reported: "ignored",
    failed: "ignored",
  },
  reporting: {
    "saw 4": "ignored",
    "saw 6": "readOn 6 · draw",
    "wrote 4": "ignored",
    "wrote 6": "reporting 6",
    "read: 4": "ignored",
    "read: 5": "ignored",
    "read: 6": "reporting 6",
    "updated: 4": "stays · draw",
    "updated: 5": "stays · draw",
    "updated: 6": "reporting 6 · draw",
    reported: "known 5",
    failed: "due 5",
  },
  readOn: {
    "saw 4": "ignored",
    "saw 6": "readOn 6 · draw",
    "wrote 4": "ignored",
    "wrote 6": "reporting 6",
    "read: 4": "ignored",
    "read: 5": "reporting 5",
    "read: 6": "reporting 6",
    "updated: 4": "stays · draw",
    "updated: 5": "reporting 5 · draw",
    "updated: 6": "reporting 6 · draw",
    reported: "reporting 5 · report 5",
    failed: "due 5",
  },
  due: {
    "saw 4": "ignored",
    "saw 6": "reporting 6 · report 6 · draw",
    "wrote 4": "reporting 5 · report 5",
    "wrote 6": "known 6",
    "read: 4": "reporting 5 · report 5",
    "read: 5": "known 5",
    "read: 6": "known 6",
    "updated: 4": "reporting 5 · report 5 · draw",
    "updated: 5": "known 5 · draw",
    "updated: 6": "known 6 · draw",
    reported: "ignored",
    failed: "ignored",
  },
} as const;

/** Who types on the other side. */
export const TYPING_TABLE = {
  nobody: {
    "typing Ada": "Ada · draw",
    "typing Eve": "Eve · draw",
    "typing nobody": "ignored",
  },
  Ada: {
    "typing Ada": "ignored",
    "typing Eve": "Eve · draw",
    "typing nobody": "nobody · draw",
  },
} as const;
