/** `*.inline.css` is minified by scripts/build-widget.ts and becomes a string. */
declare module "*.inline.css" {
  export const css: string;
}
