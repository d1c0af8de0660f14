import { safeHref } from "@linkdesk/chat/linkify.ts";

/** Shows an address as it is; only a web address becomes a link. */
export function WebAddress({ url }: { url: string }) {
  const href = safeHref(url);
  const shown = url.replace(/^https?:\/\//, "");
  const look = "block text-[13px] [overflow-wrap:anywhere] line-clamp-3";
  if (!href) return <span className={look}>{shown}</span>;
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      title={url}
      className={`${look} text-accent-text hover:underline`}
    >
      {shown}
    </a>
  );
}
