/** The types that all parts of the extension share. */

export type * from "./message-types.js";
export type * from "./run-types.js";
export type * from "./stored-types.js";

/** The result of reading a switch once; `unknown`: not there yet, or its signs disagree. */
export type Reading = "on" | "off" | "locked" | "missing" | "unknown";

/** How well an outcome is known, weakest first; "" if no click was made and nothing was read. */
export type Proof = "" | "clicked" | "held" | "saved" | "confirmed";

/** The goal of a run: `off`; `on` is an undo; `check` only reads the switch. */
export type Goal = "off" | "on" | "check";

/**
 * How a setting's part of a run ended. Only the first two mean off; the third is the success of an
 * undo; the fourth is that of a check which read on.
 */
export type Outcome =
  | "confirmed-off"
  | "already-off"
  | "confirmed-on"
  | "is-on"
  | "reverted"
  | "not-confirmed"
  | "needs-you"
  | "locked"
  | "not-offered"
  | "not-recognised"
  | "signed-out"
  | "blocked"
  | "interrupted";

/** The reason for an outcome, which selects the text that the person reads. */
export type Reason =
  | ""
  | "ignored"
  | "asks"
  | "by-hand"
  | "skipped"
  | "refused"
  | "too-many"
  | "server-error"
  | "no-answer"
  | "not-stored"
  | "not-seen"
  | "page-failed"
  | "page-refused"
  | "other-page"
  | "offline"
  | "led-away"
  | "in-frame"
  | "not-opened"
  | "no-access"
  | "kept-out"
  | "translated"
  | "unseen"
  | "timed-out"
  | "tab-closed"
  | "tab-moved"
  | "left"
  | "stopped";

/** One setting, compiled from its file in rules/. Fields that a rule omits are absent. */
export interface Setting {
  id: string;
  group: string;
  /** LinkedIn's English name of the setting, or ours. */
  title: string;
  /** Message key of a plain name, which comes before LinkedIn's. */
  plain?: string;
  /** Other names of the setting in articles. */
  called?: string[];
  /** Message key of the sentence that describes the setting. */
  does?: string;
  /** Message key of what a person should know before the setting is changed. */
  warning?: string;
  paths: string[];
  /** LinkedIn's key of the switch; a switch without a key is identified by `switchId`. */
  key?: string;
  /** The `id` attribute of the switch element. */
  switchId?: string;
  labels: string[];
  /**
   * "unknown" if it is not known which position of the switch is off: such a setting is never
   * selected together with others.
   */
  direction?: "unknown";
  confirmed: string;
  /** Ids of the settings that LinkedIn turns off together with this one. */
  alsoTurnsOff?: string[];
}

/** The facts about LinkedIn as a whole, compiled from rules/site.toml. */
export interface Site {
  origin: string;
  listPaths: string[];
  savePath: string;
  /** Path prefixes of requests that are never waited for: endless streams and tracking. */
  unawaitedPaths: string[];
  signedOutPaths: string[];
  /** Whole paths, unlike the path prefixes in `signedOutPaths` and `blockedPaths`. */
  guestPaths: string[];
  blockedPaths: string[];
  /** Selectors: one of them matches on every settings page of LinkedIn. */
  settingsSigns: string[];
  /** Selectors of frames in which LinkedIn shows a page that may be outdated. */
  pageFrames: string[];
  /** Selectors of a sign-in form. */
  signInSigns: string[];
  /** Selectors of what page translators leave in a page. */
  translatedSigns: string[];
  /** Words, in lower case, in the headings of pages that say that there is no connection. */
  offlineWords: string[];
}

/** The kind of page at an address, relative to one setting; `list`: any other settings page. */
export type Place = "setting" | "list" | "signed-out" | "blocked" | "elsewhere";
