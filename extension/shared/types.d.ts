/** The types that all parts of the extension share. */

/** The result of reading a switch once; `unknown`: not there yet, or its signs disagree. */
export type Reading = "on" | "off" | "locked" | "missing" | "unknown";

/** How well an outcome is known, weakest first; "" if no click was made and nothing was read. */
export type Proof = "" | "clicked" | "held" | "saved" | "confirmed";

/**
 * How a setting's part of a run ended. Only the first two mean off; the third is the success of an
 * undo.
 */
export type Outcome =
  | "confirmed-off"
  | "already-off"
  | "confirmed-on"
  | "reverted"
  | "not-confirmed"
  | "needs-you"
  | "locked"
  | "not-offered"
  | "not-recognised"
  | "signed-out"
  | "blocked"
  | "interrupted";

/** The reason for an outcome, from which the person's text is made. */
export type Reason =
  | ""
  | "ignored"
  | "asks"
  | "refused"
  | "too-many"
  | "server-error"
  | "no-answer"
  | "not-stored"
  | "not-seen"
  | "page-failed"
  | "not-opened"
  | "timed-out"
  | "tab-closed"
  | "left"
  | "stopped";

/** One setting, compiled from its file in rules/. Fields that a rule omits are absent. */
export interface Setting {
  id: string;
  group: string;
  title: string;
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
}

/** The kind of page at an address, relative to one setting. */
export type Place = "setting" | "list" | "signed-out" | "blocked" | "elsewhere";

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
 * `notice` in storage.local: when the person accepted the notice, and whether pages may be changed.
 */
export interface Notice {
  acceptedAt: number;
  onPage: boolean;
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
  progress?: Progress;
  aside?: Quarantined[];
  "receipts:head"?: import("./receipts/chain.js").Head;
  [record: `record:${string}`]: SettingRecord | undefined;
  [right: `right:${string}`]: RightProgress | undefined;
  /** In storage.session, like records that storage.local had no room for. */
  run?: Run;
}

/** `progress` in storage.local while a run is under way: shown by the popup and the card. */
export interface Progress {
  id: string;
  settings: string[];
  turn: number;
  setting: string;
  goal: "off" | "on";
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

export type Step = "open" | "read" | "click" | "hold" | "person" | "reload" | "confirm";

/** The complete state of the run machine, which carries out one click of the person. */
export interface Run {
  id: string;
  /** The settings to visit, in order; `setting` is the current one. */
  settings: string[];
  turn: number;
  setting: string;
  /** The reading to reach; "on" is an undo. */
  goal: "off" | "on";
  step: Step;
  /** The number of the current command; an answer to an earlier one is ignored. */
  commandId: number;
  tabId: number;
  /** The account of the run, as in a record. */
  store?: string;
  signIn?: number;
  /** Whether the run opened the tab itself and so may close it. */
  ownTab: boolean;
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
  /** Whether another tab read the opposite between the click and the fresh load. */
  contradicted: boolean;
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
  goal: "off" | "on";
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

/** The answer to the steps `read` and `confirm`. */
export interface ReadAnswer {
  reading: Reading;
  /** For `unknown` and `missing`: whether the page was drawn, and how many switches it offered. */
  drawn?: boolean;
  switches?: number;
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
  | { type: "away"; place: Place }
  | { type: "unreachable" }
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
  | { type: "request-ended"; request: string; status: number; givenUp?: boolean }
  | { type: "read-elsewhere"; setting: string; reading: Reading; tabId: number }
  | { type: "tab-closed" }
  | { type: "cancel" }
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
  | { type: "open-popup" }
  | { type: "which-store" };

/** The messages of the extension's pages to the background. */
export type PageMessage =
  | { type: "accept"; onPage: boolean }
  | { type: "start-from-popup"; settings: string[] }
  | { type: "cancel" }
  | { type: "select-settings"; settings: string[] }
  | { type: "undo"; setting: string }
  | { type: "save-options"; onPage: boolean; remindAfter: number }
  | { type: "save-region"; region: string }
  | { type: "save-right-progress"; right: string; done: boolean; backOn: string }
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
  "open-popup": boolean;
  /** The container of the page's tab; "" for none. */
  "which-store": string;
}

/** The messages of the background to content scripts. */
export type ToContent = Command | { type: "observe" };
