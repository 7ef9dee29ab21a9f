/** A page report has the requests of the last run of a setting, without parts that hold tokens. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { createRequestLog } from "../../extension/background/run/request-log.js";
import { World } from "./fake-world.js";

const ADDRESS = "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement";
const EMPTY = { method: "", path: "", status: 0 };

/**
 * @param {string} request
 * @param {string} path
 */
const begun = (request, path) =>
  /** @type {const} */ ({ ...EMPTY, type: "request-begun", request, method: "PUT", path });

test("a request is listed with its status, or with 0 while it has none", () => {
  const { note, take } = createRequestLog();

  note(begun("1", "/mysettings-api/save"));
  note(begun("2", "/api/other"));
  note({ ...EMPTY, type: "request-answered", request: "1", status: 403 });
  note({ ...EMPTY, type: "request-ended", request: "1" });
  note({ ...EMPTY, type: "request-ended", request: "of another run", status: 200 });

  assert.deepEqual(take(), [
    { method: "PUT", path: "/mysettings-api/save", status: 403 },
    { method: "PUT", path: "/api/other", status: 0 },
  ]);
  assert.deepEqual(take(), []);
});

test("a part of a path with a digit, another sign or a long token is left out", () => {
  const { note, take } = createRequestLog();

  note(begun("1", `/api/42/urn:li:x/${"a".repeat(61)}/jane%20doe/save`));

  assert.equal(take()[0]?.path, "/api/…/…/…/…/save");
});

test("a page that makes requests without end does not fill the memory", () => {
  const { note, take } = createRequestLog();

  for (let id = 0; id < 1_000; id += 1) note(begun(String(id), "/api"));

  assert.equal(take().length, 200);
});

test("the requests of a run are kept for its setting until the browser is closed", async () => {
  const world = new World();
  const tab = world.open(ADDRESS);
  world.start();
  await world.finish();
  await world.fromPage(tab, { type: "start", settings: ["ai-training"] });
  await world.finish();

  assert.deepEqual(world.session["requests:ai-training"], []);
  assert.equal(world.local["requests:ai-training"], undefined);
});
