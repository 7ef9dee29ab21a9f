/** The types of a run: its state, its events and effects, its commands and their answers. */

import type { SettingRecord, Sweep } from "./stored-types.js";
import type { Goal, Outcome, Place, Proof, Reading, Reason } from "./types.js";

export type Step = "open" | "read" | "click" | "hold" | "person" | "reload" | "confirm";

/** The complete state of the run machine, which carries out one click of the person. */
export interface Run {
  id: string;
  /** The settings to visit, in order; `setting` is the current one. */
  settings: string[];
  turn: number;
  setting: string;
  /** The reading to reach; a check reaches any of the two. */
  goal: Goal;
  /** Present if the person clicks every switch: the run then clicks none. */
  byHand?: boolean;
  step: Step;
  /** The number of the current command; an answer to an earlier one is ignored. */
  commandId: number;
  tabId: number;
  /** The account of the run, as in a record. */
  store?: string;
  signIn?: number;
  /** Whether the run opened the tab itself and so may close it. */
  ownTab: boolean;
  /**
   * The tab that the person was in when the run brought its own tab to the front, -1 if unknown;
   * absent before that.
   */
  cameFrom?: number;
  /** The document that gets the commands; "" while the run waits for one. */
  document: string;
  /** Whether that document was loaded for this run and after its last click. */
  fresh: boolean;
  /** When the run last requested a load; a fresh document did not start earlier. */
  loadRequestedAt: number;
  /** The document of the last click, which can never confirm that click. */
  clickedDocument: string;
  /** The document that was there when the run requested a load, which is not the fresh one. */
  previousDocument: string;
  clicks: number;
  personClicks: number;
  /**
   * The target of the current click: the switch, or its label if a click on the switch was ignored.
   */
  clickTarget: "switch" | "label";
  /** Whether the switch went back to its reading before the click. */
  snappedBack: boolean;
  /** HTTP status of the page's save request; 0 without an answer, -1 while none has been seen. */
  save: number;
  saveMethod: string;
  /** The path of the save request without the query; for an unknown address, only its beginning. */
  savePath: string;
  /** Whether the save request went to the known address of this switch. */
  saveIsKnown: boolean;
  /** Whether the page's requests can be observed; if not, only times decide. */
  hearsRequests: boolean;
  /** The page's requests that have not ended. */
  requests: OpenRequest[];
  /** When the last of them ended; 0 if none has ended since the load was requested. */
  lastRequestEndedAt: number;
  /** Whether the page answered while a request was open: it is asked again when all have ended. */
  askWhenIdle: boolean;
  /** The reading of a fresh load that another one must confirm; "" for none. */
  doubtedReading: Reading | "";
  /**
   * Status of a request of this load that got nothing from LinkedIn; 0 without an answer, -1 if
   * there was none.
   */
  failedStatus: number;
  /** Whether the page was loaded once more because of that. */
  loadedAgain: boolean;
  /** Whether the page was loaded to get it out of a frame. */
  leftFrame?: boolean;
  /** The last reading of another tab that contradicted this run, and since when it is shown there. */
  contradictedBy?: { tabId: number; reading: Reading; since: number };
  /** Whether the clicked switch has changed its reading. */
  switchMoved: boolean;
  /** How long (ms) a page of this run read as the goal before it corrected itself. */
  misreadMs: number;
  /** Where the tab was last seen if not at the setting. */
  awayPlace: Place | "";
  /** The last reading before the first click. */
  before: Reading | "";
  label: string;
  reading: Reading;
  proof: Proof;
  reason: Reason;
  startedAt: number;
  /** When the current step times out. */
  deadline: number;
  /** When the whole run times out. */
  limit: number;
}

/** A request of the page that has begun and not ended. */
export interface OpenRequest {
  id: string;
  /** Whether it changes something: any method but GET, HEAD and OPTIONS. */
  changes: boolean;
  /** Whether it began after a click and so may be the switch's save request. */
  isSave: boolean;
  /** Whether it goes to the known address of this switch. */
  isKnown: boolean;
  /** Whether it began after a click. */
  sinceClick: boolean;
  /** When it began, in ms since 1970. */
  begunAt: number;
  /** Whether its status is known. */
  answered: boolean;
  /** Whether the background has stopped since it began, so that its end may have been missed. */
  mayHaveEnded: boolean;
  /** Both "" for a request that changes nothing. */
  method: string;
  path: string;
}

/** A command to the content script: one step of a run. */
export interface Command {
  type: "command";
  run: string;
  commandId: number;
  setting: string;
  goal: Goal;
  /** Present in a run in which the person clicks: it gets the script that cannot click. */
  byHand?: boolean;
  document: string;
  step: "read" | "click" | "hold" | "person" | "confirm";
  /** The element to click: the switch, or its label. */
  clickTarget: "switch" | "label";
  /**
   * How long (ms) a reading must stay the same before it counts: for the goal, and for its
   * opposite; and whether the document must be complete before that time begins.
   */
  settle: { goal: number; opposite: number; complete: boolean };
}

/**
 * What a page at a setting's address is. LinkedIn may show its sign-in form there, and a network may
 * show a page of its own: `offline` if that says so, else `other`. `blank`: it shows no text.
 * `translated`: a page translator has replaced the words of LinkedIn's page.
 */
export type PageKind = "settings" | "translated" | "sign-in" | "offline" | "other" | "blank";

/** The answer to the steps `read` and `confirm`. */
export interface ReadAnswer {
  reading: Reading;
  /** For `unknown` and `missing`: whether the page was drawn, and how many switches it offered. */
  drawn?: boolean;
  switches?: number;
  /** Whether LinkedIn shows the page in a frame, of which nothing was read. */
  inFrame?: boolean;
  /** Whether the page has no switch of the setting and is in a hidden tab. */
  unseen?: boolean;
  /** What the page is, if it has no switch of the setting. */
  page?: PageKind;
  /** HTTP status of the page itself; 0 if the browser does not report it. */
  status?: number;
  /** How long (ms) the page had read as the goal before it read otherwise. */
  misreadMs?: number;
  /** The label of the switch on the page. */
  label?: string;
}

/** The answer to the step `click`. */
export interface ClickAnswer {
  reading: Reading;
  clicked: boolean;
  /** Whether the switch has a label that can be clicked instead. */
  hasLabel?: boolean;
  dialogOpened?: boolean;
}

/** The answer to the step `hold`: the stable state after a click. */
export interface HoldAnswer {
  reading: Reading;
  dialogOpened?: boolean;
}

/** The answer to the step `person`. */
export interface PersonAnswer {
  reading: Reading;
  /** Whether the person clicked; otherwise the switch reached the goal by itself. */
  clicked: boolean;
}

/** The answers by step. */
export interface Answers {
  read: ReadAnswer;
  confirm: ReadAnswer;
  click: ClickAnswer;
  hold: HoldAnswer;
  person: PersonAnswer;
}

export type Answer = { [S in keyof Answers]: { step: S } & Answers[S] }[keyof Answers];

export type RunEvent = { at: number } & (
  | { type: "opened"; tabId: number }
  | { type: "document"; document: string; startedAt: number }
  /** `isLoaded`: the page there has loaded. `isActive`: a person may be looking at the tab. */
  | { type: "away"; place: Place; isLoaded?: boolean; isActive?: boolean }
  /** The tab was brought to the front; the person was in the tab `cameFrom`. */
  | { type: "shown"; cameFrom: number }
  /** The page did not get a command; `isSilent` if it may still get it, but has not replied. */
  | { type: "unreachable"; isSilent?: boolean }
  /** The tab has loaded a page that is kept from extensions; `isHidden`: with its address. */
  | { type: "kept-out"; isHidden?: boolean }
  /** The browser does not let Untrain see LinkedIn. */
  | { type: "no-access" }
  /** An effect failed, at once or later. */
  | { type: "effect-failed"; effect: Effect["type"] }
  /**
   * The outcome of the current setting was already saved: the background was stopped right after.
   */
  | { type: "kept"; outcome: Outcome; reason: Reason }
  | ({ type: "answer"; commandId: number; document: string } & Answer)
  | {
      type: "request-begun";
      request: string;
      kind: "read" | "change" | "save";
      method: string;
      path: string;
    }
  | { type: "request-answered"; request: string; status: number }
  | {
      type: "request-ended";
      request: string;
      status: number;
      isDocument?: boolean;
      givenUp?: boolean;
    }
  /** `since`: when the page began to load, or its switch last changed to on, in ms since 1970. */
  | { type: "read-elsewhere"; setting: string; reading: Reading; tabId: number; since: number }
  /** `isMoved`: another add-on has opened the address in a tab of another container. */
  | { type: "tab-closed"; isMoved?: boolean }
  | { type: "cancel" }
  /** The person leaves out the setting at which the run waits for their click. */
  | { type: "skip" }
  | { type: "resumed" }
  | { type: "tick" }
);

export type Effect =
  | { type: "open"; setting: string; beside: number; store?: string }
  | { type: "visit"; tabId: number; setting: string }
  | { type: "reload"; tabId: number }
  | { type: "observe"; tabId: number }
  | { type: "ask"; tabId: number; command: Command }
  | { type: "show-tab"; tabId: number }
  | { type: "bring-to-front"; tabId: number }
  /** `close`: whether to close the run's tab afterwards. */
  | { type: "go-back"; tabId: number; to: number; close: boolean }
  | { type: "close-tab"; tabId: number }
  | { type: "note"; setting: string; record: Omit<SettingRecord, "at"> }
  | { type: "record"; setting: string; record: Omit<SettingRecord, "at">; receipt: RunFacts }
  | ({ type: "finish" } & Omit<Sweep, "at">);

/** An effect that is saved before the run continues, and one that acts on tabs. */
export type ResultEffect = Extract<Effect, { type: "note" | "record" | "finish" }>;
export type TabEffect = Exclude<Effect, ResultEffect>;

/**
 * The facts that a run adds to its receipt; the background adds the rule's date and the browser.
 */
export type RunFacts = Omit<
  import("./receipts/receipt-schema.js").Facts,
  "rule" | "endedAt" | "browser" | "extension"
>;
