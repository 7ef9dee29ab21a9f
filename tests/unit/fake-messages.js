/** A browser in English whose messages are their keys. Import this before what reads messages. */

const i18n = {
  getMessage: (/** @type {string} */ key, /** @type {string[]} */ values = []) =>
    key === "language" ? "en" : [key, ...[values].flat()].join(" "),
  getUILanguage: () => "en",
};

Object.assign(globalThis, { browser: { i18n } });
