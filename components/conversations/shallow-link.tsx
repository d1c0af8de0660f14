"use client";

import type { ComponentProps } from "react";
import { goTo } from "./links.ts";

/** A real link (new tab, copy, no script) that stays in the page when it is simply pressed. */
export function ShallowLink({ href, onClick, ...rest }: ComponentProps<"a"> & { href: string }) {
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event);
        const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
        if (event.defaultPrevented || modified || event.button !== 0) return;
        event.preventDefault();
        goTo(href);
      }}
    />
  );
}
