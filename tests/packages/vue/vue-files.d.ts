declare module "*.vue" {
  import type { Component } from "vue";

  const component: Component;
  // biome-ignore lint/style/noDefaultExport: a single-file component is one.
  export default component;
}
