/** Which requests are observed, when, and what is stored of them. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  createRequests,
  kindOf,
  pathForReceipt,
  toRunEvent,
} from "../../extension/background/run/requests.js";
import { setting, site } from "./rules.js";

/** @typedef {(typeof NAMES)[number]} Name */
const NAMES = /** @type {const} */ ([
  "onBeforeRequest",
  "onHeadersReceived",
  "onBeforeRedirect",
  "onCompleted",
  "onErrorOccurred",
]);
const SAVE = "/mysettings-api/settingsApiSettings/allowDataForGenerativeAI";

/** A fake webRequest API that records its listeners. */
function fake() {
  const added = /** @type {Record<Name, Map<Function, any[]>>} */ (
    Object.fromEntries(NAMES.map((name) => [name, new Map()]))
  );
  const event = (/** @type {Name} */ name) => ({
    addListener: (/** @type {Function} */ listener, /** @type {any[]} */ ...more) =>
      added[name].set(listener, more),
    removeListener: (/** @type {Function} */ listener) => added[name].delete(listener),
  });
  const webRequest = /** @type {any} */ (
    Object.fromEntries(NAMES.map((name) => [name, event(name)]))
  );
  const fire = (/** @type {Name} */ name, /** @type {object} */ details) => {
    for (const listener of added[name].keys())
      listener({
        requestId: "1",
        tabId: 9,
        method: "GET",
        url: `${site.origin}/x?y=1`,
        ...details,
      });
  };
  const count = () => NAMES.map((name) => added[name].size);
  return { webRequest, added, fire, count };
}

/** @returns {{ heard: any[], fire: ReturnType<typeof fake>["fire"] }} */
function listening() {
  const { webRequest, fire } = fake();
  /** @type {any[]} */
  const heard = [];
  createRequests(webRequest, site, (each) => heard.push(each)).listen();
  return { heard, fire };
}

test("there are no listeners before and after a run", () => {
  const { webRequest, count } = fake();
  const requests = createRequests(webRequest, site, () => {});
  assert.deepEqual(count(), [0, 0, 0, 0, 0]);

  assert.equal(requests.listen(), true);
  assert.deepEqual(count(), [1, 1, 1, 1, 1]);
  requests.listen();
  assert.deepEqual(count(), [1, 1, 1, 1, 1]);

  requests.ignore();
  assert.deepEqual(count(), [0, 0, 0, 0, 0]);
});

test("the listeners observe only LinkedIn's documents, fetches and XHRs, without headers and bodies", () => {
  const { webRequest, added } = fake();

  createRequests(webRequest, site, () => {}).listen();

  const filter = {
    urls: ["https://www.linkedin.com/*"],
    types: ["main_frame", "sub_frame", "xmlhttprequest"],
  };
  for (const name of NAMES) assert.deepEqual([...added[name].values()], [[filter]], name);
});

for (const [name, broken] of /** @type {[string, any][]} */ ([
  ["no webRequest", undefined],
  [
    "a webRequest that throws",
    {
      ...fake().webRequest,
      onCompleted: {
        addListener: () => {
          throw new Error("no");
        },
        removeListener: () => {},
      },
    },
  ],
])) {
  test(`with ${name} no requests are observed, which is reported`, () => {
    assert.equal(createRequests(broken, site, () => {}).listen(), false);
  });
}

test("if one event is not available, no listener is added", () => {
  const { webRequest, count } = fake();
  const throwing = {
    addListener: () => {
      throw new Error("no");
    },
    removeListener: () => {},
  };

  createRequests({ ...webRequest, onErrorOccurred: throwing }, site, () => {}).listen();

  assert.deepEqual(count(), [0, 0, 0, 0, 0]);
});

test("a request for the page itself is told from the page's requests", () => {
  const { heard, fire } = listening();

  for (const type of ["main_frame", "sub_frame", "xmlhttprequest"])
    fire("onErrorOccurred", { type, error: "NS_ERROR_REDIRECT_LOOP" });

  assert.deepEqual(
    heard.map(({ isDocument, givenUp }) => [isDocument, givenUp]),
    [
      [true, false],
      [false, false],
      [false, false],
    ],
  );
});

for (const [event, details, type, status] of /** @type {[Name, object, string, number][]} */ ([
  ["onBeforeRequest", {}, "request-begun", 0],
  ["onHeadersReceived", { statusCode: 200 }, "request-answered", 200],
  ["onBeforeRedirect", { statusCode: 302 }, "request-ended", 302],
  ["onCompleted", { statusCode: 204 }, "request-ended", 204],
  ["onErrorOccurred", { error: "net::ERR_CONNECTION_RESET" }, "request-ended", 0],
])) {
  test(`${event} is reported as ${type}, with the path and without the query`, () => {
    const { heard, fire } = listening();

    fire(event, details);

    const [{ at, ...told }] = heard;
    assert.deepEqual(told, {
      type,
      tabId: 9,
      request: "1",
      method: "GET",
      path: "/x",
      status,
      isDocument: false,
      givenUp: false,
    });
    assert.ok(Math.abs(at - Date.now()) < 1_000);
  });
}

for (const [error, givenUp] of /** @type {[string, boolean][]} */ ([
  ["net::ERR_ABORTED", true],
  ["net::ERR_BLOCKED_BY_CLIENT", true],
  ["NS_BINDING_ABORTED", true],
  ["NS_ERROR_ABORT", true],
  ["NS_ERROR_TRACKING_URI", true],
  ["net::ERR_EMPTY_RESPONSE", false],
  ["NS_ERROR_NET_RESET", false],
])) {
  test(`a request that ends with ${error} was ${givenUp ? "" : "not "}cancelled by the page`, () => {
    const { heard, fire } = listening();

    fire("onErrorOccurred", { error });

    assert.equal(heard[0].givenUp, givenUp);
  });
}

for (const path of ["/realtime/connect?rc=1", "/li/track", "/li/track?x=1"]) {
  test(`${path} is ignored, as runs never wait for it`, () => {
    const { heard, fire } = listening();

    fire("onBeforeRequest", { url: site.origin + path });

    assert.deepEqual(heard, []);
  });
}

for (const [from, count] of /** @type {[object, number][]} */ ([
  [{ initiator: "https://www.linkedin.com" }, 1],
  [{ originUrl: "https://www.linkedin.com/sw.js" }, 1],
  [{ documentUrl: "https://www.linkedin.com/feed/" }, 1],
  [{ initiator: "https://example.org" }, 0],
  [{}, 0],
])) {
  test(`a request without a tab from ${JSON.stringify(from)} is ${count ? "" : "not "}observed`, () => {
    const { heard, fire } = listening();

    fire("onBeforeRequest", { tabId: -1, ...from });

    assert.equal(heard.length, count);
  });
}

for (const [method, path, kind] of /** @type {const} */ ([
  ["GET", SAVE, "read"],
  ["HEAD", SAVE, "read"],
  ["OPTIONS", SAVE, "read"],
  ["PUT", SAVE, "save"],
  ["POST", SAVE, "save"],
  ["PUT", `${SAVE}2`, "change"],
  ["POST", "/flagship-web/rsc-action/actions/server-request", "change"],
])) {
  test(`${method} ${path} is a ${kind}`, () => {
    assert.equal(kindOf({ method, path }, setting, site), kind);
  });
}

test("the save address of a switch without a key is unknown", () => {
  const { key: _, ...keyless } = setting;

  assert.equal(
    kindOf({ method: "PUT", path: SAVE }, { ...keyless, switchId: "x" }, site),
    "change",
  );
});

for (const [path, kind, kept] of /** @type {const} */ ([
  [SAVE, "save", SAVE],
  ["/flagship-web/rsc-action/actions/server-request", "change", "/flagship-web/rsc-action/…"],
  ["/voyager/api/identity/ada-lovelace", "change", "/voyager/api/…"],
  ["/api/save", "change", "/api/save"],
  ["/x", "read", ""],
])) {
  test(`a receipt stores ${path} as "${kept}"`, () => {
    assert.equal(pathForReceipt(path, kind), kept);
  });
}

const request = {
  tabId: 9,
  at: 5,
  request: "1",
  method: "POST",
  path: "/flagship-web/somebody/settings",
  status: 0,
  isDocument: true,
  givenUp: false,
};

for (const [name, given, expected] of /** @type {const} */ ([
  [
    "a request that reads, without method and path",
    { type: "request-begun", method: "GET" },
    { type: "request-begun", at: 5, request: "1", kind: "read", method: "", path: "" },
  ],
  [
    "the save, with its whole path",
    { type: "request-begun", path: SAVE },
    { type: "request-begun", at: 5, request: "1", kind: "save", method: "POST", path: SAVE },
  ],
  [
    "another change, with the beginning of its path",
    { type: "request-begun" },
    {
      type: "request-begun",
      at: 5,
      request: "1",
      kind: "change",
      method: "POST",
      path: "/flagship-web/somebody/…",
    },
  ],
  [
    "an answer, with its status only",
    { type: "request-answered", status: 200 },
    { type: "request-answered", at: 5, request: "1", status: 200 },
  ],
  [
    "the end, with what it was",
    { type: "request-ended", status: 404 },
    {
      type: "request-ended",
      at: 5,
      request: "1",
      status: 404,
      isDocument: true,
      givenUp: false,
    },
  ],
])) {
  test(`the run hears of ${name}`, () => {
    assert.deepEqual(toRunEvent({ ...request, ...given }, setting, site), expected);
  });
}
