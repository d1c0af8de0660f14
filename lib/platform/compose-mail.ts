import MailComposer from "nodemailer/lib/mail-composer/index.js";

type Options = {
  from: string;
  to: string;
  subject: string;
  text: string;
  /** With their brackets. */
  messageId: string;
  inReplyTo?: string;
  references?: string[];
};

/** Writes a mail as it travels (RFC 5322). */
export function composeMail(options: Options): Promise<Buffer> {
  // Nothing in a mail may make us read a file or fetch an address.
  const composer = new MailComposer({
    ...options,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

export type MailContent = {
  /** Written in their order, each in one line. */
  headers: readonly { name: string; value: string }[];
  /** "" where there is none. */
  text: string;
  html: string;
  /** `contentId` is null for one that the HTML does not show; it has no brackets. */
  files: readonly {
    name: string;
    contentType: string;
    contentId: string | null;
    content: Buffer;
  }[];
};

/** Writes a mail of parts that came from elsewhere, with their headers as they are. */
export function composeParts({ headers, text, html, files }: MailContent): Promise<Buffer> {
  const root = new MailComposer({
    ...(text || !html ? { text } : {}),
    ...(html ? { html } : {}),
    attachments: files.map(({ name, contentType, contentId, content }) => ({
      filename: name || false,
      contentType: contentType || "application/octet-stream",
      content,
      ...(contentId ? { cid: contentId, contentDisposition: "inline" as const } : {}),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  for (const { name, value } of headers) {
    const line = value.replace(/[\r\n\0]+/g, " ");
    // The composer has made one up already.
    if (name.toLowerCase() === "message-id") root.setHeader(name, line);
    else root.addHeader(name, line);
  }
  return root.build();
}
