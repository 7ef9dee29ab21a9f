import assert from "node:assert/strict";
import { test } from "node:test";
import { matchesKey } from "../../extension/content/matches-key.js";

const KEY = "allowDataForGenerativeAI";
const ID = "nonEssentialCookieConsent";

/** A switch with the given attributes; null for a missing one. */
function element({ id = "", labelledBy = /** @type {string | null} */ (null) } = {}) {
  return {
    id,
    getAttribute: (/** @type {string} */ name) => (name === "aria-labelledby" ? labelledBy : null),
  };
}

/** Switches with few or no attributes. */
const NAMELESS = [
  element(),
  element({ labelledBy: "" }),
  element({ labelledBy: "  " }),
  element({ id: "undefined", labelledBy: "undefined" }),
];

for (const [name, setting] of /** @type {const} */ ([
  ["neither key nor id", {}],
  ["an empty key", { key: "" }],
  ["an empty id", { switchId: "" }],
  ["an empty key and an empty id", { key: "", switchId: "" }],
])) {
  test(`a setting with ${name} matches nothing`, () => {
    for (const nameless of NAMELESS) assert.equal(matchesKey(nameless, setting), false);
  });
}

for (const [name, setting] of /** @type {const} */ ([
  ["a key", { key: KEY }],
  ["an id", { switchId: ID }],
])) {
  test(`a setting with ${name} matches no switch without a name`, () => {
    for (const nameless of NAMELESS) assert.equal(matchesKey(nameless, setting), false);
  });
}

for (const [name, found, expected] of /** @type {const} */ ([
  ["its label is the key's", element({ labelledBy: KEY }), true],
  ["there are spaces around the key", element({ labelledBy: ` ${KEY}\n` }), true],
  ["its own id is the key", element({ id: KEY }), true],
  ["its own id is the key and its label is empty", element({ id: KEY, labelledBy: " " }), true],
  ["the key is one of several labels", element({ labelledBy: `title ${KEY}\n more` }), false],
  ["the key is its label twice", element({ labelledBy: `${KEY} ${KEY}` }), false],
  [
    "its own id is the key and its label another's",
    element({ id: KEY, labelledBy: "shareDataWithMicrosoft" }),
    false,
  ],
  ["its label only starts with the key", element({ labelledBy: `${KEY}2` }), false],
  ["its label differs in case", element({ labelledBy: KEY.toLowerCase() }), false],
])) {
  test(`a switch ${expected ? "has" : "does not have"} the key if ${name}`, () => {
    assert.equal(matchesKey(found, { key: KEY }), expected);
  });
}

for (const [name, found, expected] of /** @type {const} */ ([
  ["its own id is the setting's", element({ id: ID }), true],
  ["only its label has the id", element({ labelledBy: ID }), false],
  ["its id only starts with it", element({ id: `${ID}-2` }), false],
])) {
  test(`a switch ${expected ? "has" : "does not have"} the id if ${name}`, () => {
    assert.equal(matchesKey(found, { switchId: ID }), expected);
  });
}
