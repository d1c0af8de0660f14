import { z } from "zod";

// zod compiles schemas with `new Function` where it may, and finds out by trying. The policy of the
// dashboard's pages refuses that and reports each try as a violation, so browsers do not try.
z.config({ jitless: "window" in globalThis });

export { z };
