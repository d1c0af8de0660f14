import { listSections } from "@/components/docs/read-docs";

export const dynamic = "force-static";

/** What the search field of the documentation looks through, loaded when somebody uses it. */
export async function GET(): Promise<Response> {
  return Response.json(await listSections());
}
