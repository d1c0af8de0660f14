/** A style sheet beside the importer, minified into a string by scripts/build-widget.ts. */
declare module "inline-css:*" {
  export const css: string;
}
