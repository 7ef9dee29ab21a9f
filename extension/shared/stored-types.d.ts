/** The types of stored values. */

import type { Run, RunFacts, Step } from "./run-types.js";
import type { Goal, Outcome, Proof, Reading, Reason } from "./types.js";

/** `record:<setting id>` in storage.local: the last reading and outcome. Times in ms since 1970. */
export interface SettingRecord {
  reading: Reading;
  outcome: Outcome | "";
  proof: Proof;
  at: number;
  reason?: Reason;
  /** The Firefox container of the record; absent for the default one. */
  store?: string;
  /** The last sign-in seen in that container, from `signedInAt`; absent if there was none. */
  signIn?: number;
  /** When the first record of this account was saved, if another account had one before. */
  since?: number;
  /** When a visit first read on for a setting that had been confirmed off. */
  onAgainSince?: number;
  /** False if storage refused the receipt of the last outcome. */
  receiptKept?: boolean;
  /** The run of this outcome, so that no outcome is saved twice. */
  run?: string;
  /**
   * When the page with this reading began to load or changed; an older page cannot contradict the
   * record.
   */
  knownAt?: number;
  /** Present if the run of this outcome was a check, which clicks nothing. */
  goal?: "check";
}

/** A record as it may be shown to the account that is signed in now. */
export interface ShownRecord extends SettingRecord {
  /** Set if somebody may have signed in since: "off" if the setting had been confirmed off. */
  lapsed?: "off" | "other";
}

/**
 * `signedInAt` in storage.local: when a sign-in or sign-out page was last seen, by container (""
 * for the default one).
 */
export type SignIns = Record<string, number>;

/**
 * `notice` in storage.local: when the person accepted the notice, whether pages may be changed, and
 * whether the person clicks the switches (absent: Untrain does).
 */
export interface Notice {
  acceptedAt: number;
  onPage: boolean;
  byHand?: boolean;
}

/**
 * `reminder` in storage.local: after how many days a check is due (0: never), counted from `from`.
 */
export interface Reminder {
  days: number;
  from: number;
}

/** `right:<id>` in storage.local: whether the person has done it, and the day to return to it. */
export interface RightProgress {
  /** In ms since 1970; 0 if not done. */
  doneAt: number;
  /** A day such as 2026-12-01, or "". */
  backOn: string;
}

/**
 * `sweep` in storage.local: how the last run over several settings ended; each setting's outcome is
 * in its record.
 */
export interface Sweep {
  settings: string[];
  /**
   * The settings that were not finished, first the one the run stopped at; empty if the run came to
   * its end.
   */
  left: string[];
  /** The outcome that the run stopped or ended with. */
  why: Outcome;
  at: number;
  /** Present if the run was a check. */
  goal?: "check";
  /** The run's id, so that its end is not saved twice. */
  run?: string;
}

/**
 * One entry of `aside` in storage.local: a damaged value, kept for the person to inspect and never
 * used.
 */
export interface Quarantined {
  key: string;
  value: unknown;
  /** When the damage was found, in ms since 1970. */
  at: number;
  /** The invalid field; "value" for the whole value, "gone" for a missing one. */
  why: string;
}

/**
 * The stored values except receipts, by key. A key without a shape in schema.js does not compile.
 */
export interface StoredValues {
  version?: number;
  notice?: Notice;
  reminder?: Reminder;
  /** Ids of the settings selected for the next run. */
  chosen?: string[];
  /**
   * Ids of the settings that an organisation has preselected, used until the person selects some.
   */
  preselected?: string[];
  region?: string;
  sweep?: Sweep;
  signedInAt?: SignIns;
  /** In storage.session: the tabs last seen on a sign-in or sign-out page. */
  gates?: number[];
  /** In storage.session: the last of these tabs that went on to another page of LinkedIn. */
  leftGate?: LeftGate;
  /** In storage.session: whether open pages were observed after an update. */
  observed?: boolean;
  /** In storage.session: what the toolbar button shows, if it was drawn after the last run. */
  drawn?: ButtonLook;
  /** In storage.session: the settings of the last run, until the person has seen how it ended. */
  unseen?: string[];
  /** In storage.session: a run that a sign-in page has stopped. */
  waiting?: WaitingRun;
  progress?: Progress;
  aside?: Quarantined[];
  "receipts:head"?: import("./receipts/chain.js").Head;
  [record: `record:${string}`]: SettingRecord | undefined;
  [right: `right:${string}`]: RightProgress | undefined;
  /** In storage.session: the page's requests during the last run of a setting, for a page report. */
  [requests: `requests:${string}`]: LoggedRequest[] | undefined;
  /** In storage.session, like records that storage.local had no room for. */
  run?: Run;
}

/** What the toolbar button shows. */
export interface ButtonLook {
  /** Of the badge. */
  text: string;
  /** Of the badge, such as "#a3320b". */
  colour: string;
  title: string;
  /** The name of the icon. */
  icon: string;
}

/** A request of the page as a page report has it: no query, and no part of a path with digits. */
export interface LoggedRequest {
  method: string;
  path: string;
  /** 0 if there was no answer. */
  status: number;
}

/** A tab in which somebody may have just signed in. Times in ms since 1970. */
export interface LeftGate {
  tabId: number;
  /** Its pages that began to load since then are of the new account. */
  since: number;
  /** The sign-in that was recorded when the tab went on. */
  signIn: number;
}

/** A run that goes on when its tab comes to the setting after a sign-in. */
export interface WaitingRun {
  /** The settings that it did not finish. */
  settings: string[];
  goal: Goal;
  tabId: number;
  /** When it was stopped. */
  at: number;
}

/** `progress` in storage.local while a run is under way: shown by the popup and the card. */
export interface Progress {
  id: string;
  settings: string[];
  turn: number;
  setting: string;
  goal: Goal;
  /** Present if the person clicks every switch. */
  byHand?: boolean;
  step: Step;
  reading: Reading;
  proof: Proof;
  reason: Reason;
  tabId: number;
  startedAt: number;
  /**
   * Who has clicked the switch so far, if anybody. Absent in values that an earlier version stored.
   */
  did?: RunFacts["did"];
  /** The account, as in a record. */
  store?: string;
  signIn?: number;
}
