import "server-only";
import { signFileAddress } from "../files/file-address.ts";
import { signPictureAddress } from "../files/picture-address.ts";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { env } from "../platform/env.ts";
import { readHtmlAddress } from "./html-address.ts";
import { sanitizeMailHtml } from "./parse/sanitize-mail-html.ts";

const STYLE =
  "html{color-scheme:light;background:#fff;color:#16181d;font:15px/1.5 system-ui,sans-serif}body{margin:16px;overflow-wrap:anywhere}img{max-width:100%;height:auto}table{max-width:100%}";

/** Nothing in it can run, send or be sent, and pictures come from us only. */
const policy = () =>
  [
    "default-src 'none'",
    `img-src data: 'self' ${env().APP_URL}`,
    "style-src 'unsafe-inline'",
    "frame-ancestors 'self'",
    "sandbox allow-popups allow-popups-to-escape-sandbox",
  ].join("; ");

/**
 * The HTML of a mail as a page for a sandboxed frame. Pictures that came with the mail are shown; those that lie
 * elsewhere only with `withPictures`, and fetched by us. Errors: not_found.
 */
export async function showHtml(
  token: string,
  withPictures: boolean,
): Promise<{ page: string; policy: string }> {
  const id = readHtmlAddress(token);
  if (id === null) throw notFound("mail");
  const row = await db().email.findUnique({
    where: { id },
    select: { html: true, inlineFiles: true },
  });
  if (!row?.html) throw notFound("mail");
  const inline = new Map(Object.entries(row.inlineFiles as object));
  const { html } = sanitizeMailHtml(row.html, {
    pictureUrl: (source) => {
      if ("url" in source) return withPictures ? signPictureAddress(source.url) : null;
      const file = inline.get(source.cid);
      return file ? signFileAddress(file, "file") : null;
    },
  });
  const head = `<meta charset="utf-8"><meta name="referrer" content="no-referrer"><style>${STYLE}</style>`;
  return {
    page: `<!doctype html><html><head>${head}</head><body dir="auto">${html}</body></html>`,
    policy: policy(),
  };
}
