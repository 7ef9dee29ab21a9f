/** The types of the messages between the background, content scripts and pages. */

import type { Answer, Command } from "./run-types.js";
import type { StoredValues } from "./stored-types.js";
import type { Reading } from "./types.js";

/** The messages of content scripts to the background, which refuses any other. */
export type ContentMessage =
  | { type: "document"; document: string; startedAt: number }
  /** `since`: when the document began to load, or when its reading last changed to on. */
  | { type: "reading"; setting: string; reading: Reading; since: number; startedAt: number }
  | { type: "answer"; run: string; commandId: number; document: string; answer: Answer }
  | { type: "highlight"; on: boolean }
  | { type: "show" }
  | { type: "stand-ins" }
  | { type: "start"; settings: string[] }
  | { type: "check"; settings: string[] }
  /** On the card, while a run waits for the person's click: leave this setting out, or stop. */
  | { type: "skip-waiting" }
  | { type: "stop-waiting" }
  | { type: "open-popup" }
  | { type: "which-store" };

/** The messages of the extension's pages to the background. */
export type PageMessage =
  | { type: "accept"; onPage: boolean; byHand: boolean }
  | { type: "start-from-popup"; settings: string[] }
  | { type: "check-from-popup"; settings: string[] }
  | { type: "cancel" }
  /** Leave out the setting at which the run waits for the person's click. */
  | { type: "skip" }
  /** The person sees how the last run ended. */
  | { type: "seen" }
  /** Go to the tab in which the person can go on by hand. */
  | { type: "show-setting"; setting: string }
  | { type: "select-settings"; settings: string[] }
  | { type: "undo"; setting: string }
  /** Each option has its own message: a page may show an older value of the others. */
  | { type: "save-on-page"; onPage: boolean }
  | { type: "save-by-hand"; byHand: boolean }
  | { type: "save-reminder"; days: number }
  | { type: "save-region"; region: string }
  | { type: "tick-right"; right: string; done: boolean }
  | { type: "save-right-day"; right: string; backOn: string }
  | { type: "delete-damaged" }
  | { type: "erase" };

/** The background's reply by message type; a refused message gets none. */
export interface Replies {
  document: boolean;
  /** Whether it was saved; if not, it is reported again. */
  reading: boolean;
  answer: boolean;
  /** Whether the page is now highlighted as requested. */
  highlight: boolean;
  show: boolean;
  /** The records in storage.session that replace those in storage.local. */
  "stand-ins": StoredValues;
  start: boolean;
  check: boolean;
  "skip-waiting": boolean;
  "stop-waiting": boolean;
  "open-popup": boolean;
  /** The container of the page's tab; "" for none. */
  "which-store": string;
}

/** The messages of the background to content scripts. */
export type ToContent = Command | { type: "observe" };
