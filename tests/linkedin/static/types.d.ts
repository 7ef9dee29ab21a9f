// What the page's scripts are given by the server, and what they make of it.

/** The fields of scene.py that a page may know, with its words for the values. */
export interface Scene {
  shape: string;
  in_frame: "never" | "after-move" | "always";
  disabled: boolean;
  key: boolean;
  aria_checked: "as-built" | "absent" | "present" | "stale";
  list_after: number;
  draws: "at-once" | "in-a-frame" | "when-seen";
  draw_after: number;
  skeleton: "none" | "off" | "disabled";
  skeleton_for: number;
  translated_after: number | null;
  handler_after: number;
  untrusted: "accepted" | "restored" | "ignored";
  moves: "at-once" | "when-answered";
  dialog: "none" | "anyone" | "person";
  dialog_answers_after: number;
  beside: "none" | "cookies" | "chat" | "toast" | "news";
  beside_from: "drawing" | "click";
  beside_after: number;
  replace_after: number[];
  snap_back_after: number | null;
  sends: boolean;
  save_to: "settings-api" | "flagship";
  save_body_read: boolean;
  reads_first: boolean;
  snaps_back: boolean;
  stream: "none" | "fetch" | "event-source";
  tracking: boolean;
  records_events: boolean;
  busy_slices: number;
  mutations_per_second: number;
  patched: boolean;
  clobbered: boolean;
  synthetic_clicks: boolean;
  trick: Trick | "none";
}

export type Trick =
  | "moves-host"
  | "covers"
  | "keeps-down-and-covers"
  | "popover"
  | "closed-popover"
  | "popover-until-press"
  | "fades"
  | "tiny"
  | "pictures"
  | "moves-row";

/** How a row is kept from being seen or reached. */
export type Hiding =
  | "none"
  | "display"
  | "visibility"
  | "opacity"
  | "size"
  | "position"
  | "inert"
  | "dialog"
  | "details";

/** A page as pages.py describes it to its script. */
export interface Page {
  title: string;
  words: { title: string; toggle: string; on: string; off: string };
  rows: Row[];
  /** Where the page asks for its settings; "" where they are in the HTML alone. */
  data: string;
  scene: Scene;
  /** The scene of every row that is not the page's own. */
  plain: Scene;
}

/** A switch to draw. */
export interface Row {
  key: string;
  id: string;
  label: string;
  /** Whether the scene's faults are its own. */
  own: boolean;
  hidden: Hiding;
  labelled_first_by: string;
}

/** The state of the switches as the server sends it, in the HTML and on request. */
export interface Settings {
  elements: { key: string; value: boolean }[];
}

/** What the app believes about each switch, by its key. */
export type Values = Record<string, boolean>;

/** Do something after some seconds, unless the person has gone to another page by then. */
export type Later = (seconds: number, work: () => void) => void;

/** What rows are drawn with. */
export interface Drawn {
  page: Page;
  values: Values;
  later: Later;
  /** Promises whether the server has said what is on, where the page asks it. */
  told: Promise<boolean> | null;
}

/** A row that is drawn. */
export interface Control extends Omit<Drawn, "told"> {
  row: Row;
  model: HTMLElement;
  scene: Scene;
  /** All rows of the page. */
  siblings: Control[];
  skeleton: Scene["skeleton"];
  /** Whether a click counts. */
  live: boolean;
  disabled: boolean;
  element: HTMLElement;
  /** The switch; the new shell's is no input. */
  input: HTMLElement;
  /** The 2020 component has one. */
  wrapper: HTMLElement | null;
  state: HTMLElement;
}

/** Returns strings in the eyes of TypeScript, whose types know no other. */
interface TextPolicy {
  createHTML(text: string): string;
  createScript(text: string): string;
}

declare global {
  // Left for the tests to read, and to call.
  interface Window {
    trustedTypes?: { createPolicy(name: string, rules: TextPolicy): TextPolicy };
    __navigate?: (path: string) => Promise<void>;
    __streamed?: boolean;
    __unread?: Response;
    __lied?: string[];
    __mutations?: number;
    __pressed?: number;
    __tricked?: boolean;
    __clicked?: string[];
  }
}
