/** The words of the product as types. docs: one word per thing, everywhere. */

/** What a look at the page says about a switch; `unknown`: not there yet, or signs disagree. */
export type Reading = "on" | "off" | "locked" | "missing" | "unknown";

/** How well an outcome is known, weakest first; "" where no click was made and nothing read. */
export type Proof = "" | "clicked" | "held" | "saved" | "confirmed";

/** How a setting's part of a run ended. Only the first two mean off; the third is an undo's success. */
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

/** Why a run ended as it did, for the sentence a person reads. */
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

/** One setting, compiled from its file in rules/. What a rule leaves out is not there at all. */
export interface Setting {
  id: string;
  group: string;
  title: string;
  /** Message key of the sentence that says what the setting does. */
  does?: string;
  /** Message key of what a person should know before the setting is changed. */
  warning?: string;
  paths: string[];
  /** LinkedIn's name for the switch; a switch without one is known by `switchId`. */
  key?: string;
  /** The id of the switch's own element. */
  switchId?: string;
  labels: string[];
  /** Whether nobody knows which way of the switch is off: it is never chosen along with others. */
  direction?: "unknown";
  confirmed: string;
  /** Ids of the settings that LinkedIn turns off along with this one. */
  alsoTurnsOff?: string[];
}

/** What is known of LinkedIn as a whole, compiled from rules/site.toml. */
export interface Site {
  origin: string;
  listPaths: string[];
  savePath: string;
  /** Beginnings of paths whose requests are never waited for: streams without an end, and tracking. */
  unawaitedPaths: string[];
  signedOutPaths: string[];
  /** Whole paths, unlike the beginnings before and after. */
  guestPaths: string[];
  blockedPaths: string[];
}

/** Where an address is, seen from one setting. */
export type Place = "setting" | "list" | "signed-out" | "blocked" | "elsewhere";

/** `record:<setting id>` in storage.local: the last reading and outcome. Times in ms since 1970. */
export interface SettingRecord {
  reading: Reading;
  outcome: Outcome | "";
  proof: Proof;
  at: number;
  reason?: Reason;
  /** The container of Firefox that it is of; left out for the default one. */
  store?: string;
  /** The last sign-in that had been seen there: one of `signedInAt`; left out where there was none. */
  signIn?: number;
  /** When the first of it was kept, where another account had one before. */
  since?: number;
  /** When a visit first read on what had been confirmed off. */
  onAgainSince?: number;
  /** False when storage refused the receipt of the last outcome. */
  receiptKept?: boolean;
  /** The run whose outcome this is, so that none is kept twice. */
  run?: string;
  /** When the page that this was read from began to load, or changed; an older page contradicts nothing. */
  knownAt?: number;
}

/** A record as account.js lets it be shown. */
export interface ShownRecord extends SettingRecord {
  /** Somebody may have signed in since: whether it had been confirmed off, or anything else. */
  lapsed?: "off" | "other";
}

/** `signedInAt` in storage.local: when a page of signing out or in was last seen, by container ("" for the default one). */
export type SignIns = Record<string, number>;

/** `notice` in storage.local: what the person agreed to, and whether pages may be changed. */
export interface Notice {
  acceptedAt: number;
  onPage: boolean;
}

/** `reminder` in storage.local: after how many days a check is due (0: never), and since when. */
export interface Reminder {
  days: number;
  from: number;
}

/** `right:<id>` in storage.local: whether a person did it, and when they come back to it. */
export interface RightProgress {
  /** In ms since 1970; 0 for not done. */
  doneAt: number;
  /** A day such as 2026-12-01, or "". */
  backOn: string;
}

/** `sweep` in storage.local: how the last run over several settings ended; the records say how each. */
export interface Sweep {
  settings: string[];
  /** Those it did not come to, the one it stopped at first; none when it came to its end. */
  left: string[];
  /** The outcome it stopped or ended with. */
  why: Outcome;
  at: number;
  /** The run's id, so that its end is not kept twice. */
  run?: string;
}

/** One of `aside` in storage.local: what was found damaged, kept for the person to look at and never used. */
export interface Quarantined {
  key: string;
  value: unknown;
  /** When it was found, in ms since 1970. */
  at: number;
  /** The field that does not fit; "value" for all of it, "gone" for what should be there. */
  why: string;
}

/** What storage holds besides receipts, by key. A key without a shape in schema.js does not compile. */
export interface StoredValues {
  version?: number;
  notice?: Notice;
  reminder?: Reminder;
  /** Ids of the settings chosen for the next click. */
  chosen?: string[];
  /** Ids of those an organisation has chosen until the person does. */
  preselected?: string[];
  region?: string;
  sweep?: Sweep;
  signedInAt?: SignIns;
  /** In storage.session: the tabs last seen at a page of signing out or in. */
  gates?: number[];
  progress?: Progress;
  aside?: Quarantined[];
  "receipts:head"?: import("./receipts/chain.js").Head;
  [record: `record:${string}`]: SettingRecord | undefined;
  [right: `right:${string}`]: RightProgress | undefined;
  /** In storage.session, as are records that storage.local had no room for. */
  run?: Run;
}

/** `progress` in storage.local while a run is under way: what popup and card show. */
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
  /** What was done to the switch so far. Not there in what an earlier version kept. */
  did?: RunFacts["did"];
  /** The account, as in a record. */
  store?: string;
  signIn?: number;
}

export type Step = "open" | "read" | "click" | "hold" | "person" | "reload" | "confirm";

/** A person's one click, carried out; the whole state of the run machine. */
export interface Run {
  id: string;
  /** The settings to visit, in their order; `setting` is the one whose turn it is. */
  settings: string[];
  turn: number;
  setting: string;
  /** What the switch is to be; "on" is an undo. */
  goal: "off" | "on";
  step: Step;
  /** Number of the command under way; an answer to an earlier one is ignored. */
  attempt: number;
  tabId: number;
  /** The account it works in, as in a record. */
  store?: string;
  signIn?: number;
  /** Whether the run opened the tab itself, and so may close it. */
  ownTab: boolean;
  /** The document the run speaks to; "" while one is awaited. */
  document: string;
  /** Whether that document was loaded for this run, and after its last click. */
  fresh: boolean;
  /** When the run last asked for a load; a fresh document started no earlier. */
  loadAt: number;
  /** The document of the last click; it can never confirm that click. */
  clickedIn: string;
  /** The document that was there when the run asked for a load; it is not the fresh one. */
  stale: string;
  clicks: number;
  personClicks: number;
  /** What the present click is made on: the switch, or its label where that was ignored. */
  by: "switch" | "label";
  /** Whether the switch went back to what it was before the click. */
  snapped: boolean;
  /** HTTP status of the page's own save, 0 for no answer, -1 while none was seen. */
  save: number;
  saveMethod: string;
  /** The save's path without its query; of an address we do not know, its beginning. */
  savePath: string;
  /** Whether that save went to the address we know for this switch. */
  saveIsKnown: boolean;
  /** Whether the page's requests can be heard; if not, times alone decide. */
  hears: boolean;
  /** The page's requests that have not ended. */
  requests: OpenRequest[];
  /** When the last of them ended, 0 since the load was asked for. */
  quietAt: number;
  /** Whether the page answered while a request was under way: it is asked again when all have ended. */
  waiting: boolean;
  /** The reading of a fresh load that another one must confirm; "" for none. */
  doubtedReading: Reading | "";
  /** Status of a request with which this load got nothing from LinkedIn, 0 without an answer; -1 if there was none. */
  failed: number;
  /** Whether the page was loaded once more because of that. */
  loadedAgain: boolean;
  /** Whether another tab read the opposite between the click and the fresh load. */
  contradicted: boolean;
  /** Whether the clicked switch has moved. */
  moved: boolean;
  /** For how long (ms) a page of this run showed what we hoped for before it corrected itself. */
  wrongFor: number;
  /** Where the tab was last seen when not at the setting. */
  away: Place | "";
  /** The last reading before the first click. */
  before: Reading | "";
  label: string;
  reading: Reading;
  proof: Proof;
  reason: Reason;
  startedAt: number;
  /** When the present step gives up. */
  deadline: number;
  /** When the whole run gives up. */
  limit: number;
}

/** One request of the page's own that has begun and not ended. */
export interface OpenRequest {
  id: string;
  /** Whether it changes something: any method but GET, HEAD and OPTIONS. */
  changes: boolean;
  /** Whether it began after a click, and so may be the switch's save. */
  isSave: boolean;
  /** Whether it goes to the address we know for this switch. */
  isKnown: boolean;
  /** Whether it began after a click. */
  sinceClick: boolean;
  /** When it began, in ms since 1970. */
  at: number;
  /** Whether its status is known. */
  answered: boolean;
  /** Whether the background was stopped since it began, so that its end may have gone unheard. */
  doubtful: boolean;
  /** Both "" for a request that changes nothing. */
  method: string;
  path: string;
}

/** What a content script is asked to do in one step. */
export interface Command {
  type: "command";
  run: string;
  attempt: number;
  setting: string;
  goal: "off" | "on";
  document: string;
  step: "read" | "click" | "hold" | "person" | "confirm";
  /** What to click: the switch, or its label. */
  by: "switch" | "label";
  /**
   * For how long (ms) a reading must stay the same before it counts: the goal, and its opposite; and
   * whether the document must be complete before that time begins.
   */
  settle: { reached: number; other: number; complete: boolean };
}

/** What a page answers to a look at the switch. */
export interface ReadAnswer {
  reading: Reading;
  /** For `unknown` and `missing`: whether the page had drawn, and any switch at all was on it. */
  drawn?: boolean;
  switches?: number;
  /** HTTP status of the page itself, 0 where the browser does not tell. */
  status?: number;
  /** For how long (ms) the page had read as the goal before it read otherwise. */
  wrongFor?: number;
  /** The switch's label, as the page has it. */
  label?: string;
}

/** What came of a click of ours, if there was one. */
export interface ClickAnswer {
  reading: Reading;
  clicked: boolean;
  /** Whether the switch has a label that could be clicked instead. */
  hasLabel?: boolean;
  asks?: boolean;
}

/** What has lasted since a click. */
export interface HoldAnswer {
  reading: Reading;
  asks?: boolean;
}

/** The person has clicked. */
export interface PersonAnswer {
  reading: Reading;
  /** Whether the person clicked; else the switch came to what was asked for by itself. */
  clicked: boolean;
}

/** By the step that asks for it. */
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
  /** An effect could not be carried out, at once or later. */
  | { type: "effect-failed"; effect: Effect["type"] }
  /** The outcome of the present setting is kept already: the background was stopped right after. */
  | { type: "kept"; outcome: Outcome; reason: Reason }
  | ({ type: "answer"; attempt: number; document: string } & Answer)
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

/** An effect that is kept before the run goes on, and one that touches the browser's tabs. */
export type ResultEffect = Extract<Effect, { type: "note" | "record" | "finish" }>;
export type TabEffect = Exclude<Effect, ResultEffect>;

/** What a run knows for its receipt; the background adds the rule's date and the browser. */
export type RunFacts = Omit<
  import("./receipts/receipt-schema.js").Facts,
  "rule" | "endedAt" | "browser" | "extension"
>;

/** Messages between the extension's own parts; anything else is refused. */
export type ContentMessage =
  | { type: "document"; document: string; startedAt: number }
  /** `since`: when the document began to load, or what it shows changed before our eyes. */
  | { type: "reading"; setting: string; reading: Reading; since: number; startedAt: number }
  | { type: "answer"; run: string; attempt: number; document: string; answer: Answer }
  | { type: "highlight"; on: boolean }
  | { type: "show" }
  | { type: "stand-ins" }
  | { type: "start"; settings: string[] }
  | { type: "open-popup" }
  | { type: "which-store" };

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

/** What the background answers, by the message; nothing to a message that it refuses. */
export interface Replies {
  document: boolean;
  /** Whether it is kept; one that is not is told again. */
  reading: boolean;
  answer: boolean;
  /** Whether the page is now as asked. */
  highlight: boolean;
  show: boolean;
  /** The records that storage.session holds in place of those in storage.local. */
  "stand-ins": StoredValues;
  start: boolean;
  "open-popup": boolean;
  /** The container of the page's tab, "" for none. */
  "which-store": string;
}

export type ToContent = Command | { type: "observe" };
