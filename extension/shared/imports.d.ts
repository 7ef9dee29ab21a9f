// The builder inlines style sheets into the content script as text, and ships the polyfill.
declare module "*.css" {
  const css: string;
  export default css;
}
declare module "*/browser-polyfill.min.js";
