// The builder links a style sheet into the content script as its text, and ships the polyfill.
declare module "*.css" {
  const css: string;
  export default css;
}
declare module "*/browser-polyfill.min.js";
