import { createContext } from "react";

/**
 * Where what pops up is drawn: in the modal dialog that is around it, because the page below such a dialog takes no
 * clicks. Null on the page itself.
 */
export const PopupContainer = createContext<HTMLElement | null>(null);
