/** A compiled setting and site, for tests without a build. */

/** @type {import("../../extension/shared/types.js").Site} */
export const site = {
  origin: "https://www.linkedin.com",
  listPaths: ["/mypreferences/d/categories/privacy"],
  savePath: "/mysettings-api/settingsApiSettings/",
  unawaitedPaths: ["/realtime/", "/li/track"],
  signedOutPaths: [
    "/login",
    "/uas/login",
    "/signup",
    "/authwall",
    "/m/logout",
    "/checkpoint/lg/",
    "/checkpoint/rm/",
  ],
  guestPaths: ["/", "/home"],
  blockedPaths: ["/checkpoint/"],
  settingsSigns: ['a[href^="/mypreferences/"]'],
  pageFrames: ["main#workspace iframe[data-testid]"],
  signInSigns: ['input[type="password"]'],
  translatedSigns: ["html.translated-ltr"],
  offlineWords: ["offline"],
};

/** @type {import("../../extension/shared/types.js").Setting} */
export const setting = {
  id: "ai-training",
  group: "ai-training",
  title: "Data for Generative AI Improvement",
  does: "does_ai_training",
  paths: ["/mypreferences/d/settings/data-for-ai-improvement"],
  key: "allowDataForGenerativeAI",
  labels: ["Use my data for training content creation AI models"],
  confirmed: "2026-08-21",
};
