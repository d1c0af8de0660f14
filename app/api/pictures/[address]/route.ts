import * as endpoints from "@linkdesk/contract/endpoints/service.ts";
import { openForeignPicture } from "@/lib/files/foreign-picture";
import { readPictureAddress } from "@/lib/files/picture-address";
import { picture } from "@/lib/http/picture";
import { requestAddress } from "@/lib/http/request-origin";
import { anyone, route } from "@/lib/http/route";

export const GET = route(endpoints.getPicture, {
  auth: anyone,
  limit: (_, request) => [{ name: "address:picture", who: requestAddress(request) }],
  handle: async ({ params }) =>
    picture(await openForeignPicture(readPictureAddress(params.address)), "cross-origin"),
});
