import type { TagColor } from "@linkdesk/contract/tags.ts";

/** The dot of a tag. */
export const TAG_DOTS = {
  gray: "bg-tag-gray",
  red: "bg-tag-red",
  orange: "bg-tag-orange",
  yellow: "bg-tag-yellow",
  green: "bg-tag-green",
  teal: "bg-tag-teal",
  blue: "bg-tag-blue",
  purple: "bg-tag-purple",
  pink: "bg-tag-pink",
} as const satisfies Record<TagColor, string>;
