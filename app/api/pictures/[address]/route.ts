import { z } from "zod";
import { openForeignPicture } from "@/lib/files/foreign-picture";
import { readPictureAddress } from "@/lib/files/picture-address";
import { picture } from "@/lib/http/picture";
import { requestAddress } from "@/lib/http/request-origin";
import { anyone, route } from "@/lib/http/route";

/** An address of 2,000 characters, each up to three bytes, in base64url, and its signature. */
const MAX_SIGNED_CHARS = 8_200;

/** A picture that an inbox or a message shows, by its signed address: browsers ask nobody but us. */
export const GET = route({
  auth: anyone,
  params: z.object({ address: z.string().max(MAX_SIGNED_CHARS) }),
  limit: (_, request) => [{ name: "address:picture", who: requestAddress(request) }],
  handle: async ({ params }) =>
    picture(await openForeignPicture(readPictureAddress(params.address)), "cross-origin"),
});
