/**
 * Equivalent mutants: changes that do not affect behaviour, so that no test can notice them. Each
 * is identified by the text of its line, so that it is reviewed when that line changes.
 */

const MACHINE = "extension/background/run/machine.js";
const OPEN_REQUESTS = "extension/background/run/open-requests.js";
const REQUESTS = "extension/background/run/requests.js";
const CHOOSE_TAB = "extension/background/run/choose-tab.js";
const QUARANTINE = "extension/background/storage/quarantine.js";
const RUN_PROGRESS = "extension/shared/run-progress.js";
const OTHER = '"Stryker was here!"';

const AWAY = 'awayPlace is only ever compared with "elsewhere"';
const FRESH = "only read and confirm use fresh, and the document that leads there sets it";
const STEP = "enterStep() sets the step right after";
const NAME = "no document has this name";
const NO_ADDRESS = "neither text is an address";

export const EQUIVALENT = [
  { file: MACHINE, in: 'step: "open",', from: '"open"', to: '""', why: STEP },
  { file: MACHINE, in: 'clickedDocument: "",', from: '""', to: OTHER, why: NAME },
  {
    file: MACHINE,
    in: 'setting: settings[turn] ?? "",',
    from: '""',
    to: OTHER,
    why: "every turn has a setting",
  },
  { file: MACHINE, in: 'previousDocument: "",', from: '""', to: OTHER, why: NAME },
  {
    file: MACHINE,
    in: "{ ...rest, previousDocument, ",
    from: '""',
    to: OTHER,
    why: `the awaited document sets its own name; ${AWAY}`,
  },
  { file: MACHINE, in: "fresh: false,", from: "false", to: "true", why: FRESH },
  {
    file: MACHINE,
    in: "switchMoved: false,",
    from: "false",
    to: "true",
    why: "only hold uses it, and the click that leads there sets it",
  },
  {
    file: OPEN_REQUESTS,
    in: "export const NO_FAILURE = -1;",
    from: "-1",
    to: "+1",
    why: "no request has the status 1",
  },
  {
    file: REQUESTS,
    in: 'redirectUrl = "", error = ""',
    from: '""',
    to: OTHER,
    why: "the text is neither an address nor an error for a request that was given up",
  },
  { file: REQUESTS, in: "sitePath(initiator", from: '""', to: OTHER, why: NO_ADDRESS },
  {
    file: QUARANTINE,
    in: "} catch {",
    from: "{",
    to: "{}",
    why: "undefined is falsy, like false",
  },
  { file: CHOOSE_TAB, in: "atSetting(tab.url", from: '""', to: OTHER, why: NO_ADDRESS },
  { file: CHOOSE_TAB, in: "sitePath(url", from: '""', to: OTHER, why: NO_ADDRESS },
  {
    file: RUN_PROGRESS,
    in: "alsoTurnsOff = []",
    from: "[]",
    to: '["Stryker was here"]',
    why: "no setting has this id",
  },
];
