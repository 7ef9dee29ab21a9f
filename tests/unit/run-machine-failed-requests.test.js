/** A page whose requests failed is not believed. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { begun, document, ended, FRESH, later, off, on, play, START } from "./play.js";

for (const step of /** @type {const} */ (["read", "confirm"])) {
  for (const [status, reason] of /** @type {const} */ ([
    [0, "page-failed"],
    [500, "server-error"],
    [429, "too-many"],
    [999, "too-many"],
    [400, "page-failed"],
    [401, "page-failed"],
    [403, "page-failed"],
  ])) {
    const failing = [begun("1"), later(ended("1", status), 1), later(off, 8)];

    test(`off during ${step} after a request with status ${status} is read after one more reload and then not believed`, () => {
      const first = play([...FRESH[step], ...failing]);
      assert.deepEqual([first.end, first.run?.step], [null, "reload"]);

      const again = [
        later({ ...document("x"), startedAt: START + 9_000 }, 9),
        later(begun("2"), 9),
      ];
      const { end } = play([
        ...FRESH[step],
        ...failing,
        ...again,
        later(ended("2", status), 10),
        later(off, 20),
      ]);
      assert.deepEqual([end?.outcome, end?.reason], ["not-confirmed", reason]);
    });

    test(`after ${status} during ${step}, one more reload without a failed request is believed`, () => {
      const again = later({ ...document("x"), startedAt: START + 9_000 }, 9);

      const { end } = play([...FRESH[step], ...failing, again, later(off, 20)]);

      assert.equal(end?.reading, "off");
    });
  }

  test(`a request during ${step} that the page cancelled or that is not found does not matter`, () => {
    const { end } = play([
      ...FRESH[step],
      begun("1"),
      begun("2"),
      { ...ended("1", 0), givenUp: true },
      ended("2", 404),
      later(off, 8),
    ]);

    assert.equal(end?.reading, "off");
  });
}

test("a POST that fails matters as well; one that is refused does not", () => {
  const way = (/** @type {number} */ status) => [
    ...FRESH.read,
    begun("1", "change"),
    later(ended("1", status), 1),
    later(off, 8),
  ];

  assert.equal(play(way(500)).run?.step, "reload");
  assert.equal(play(way(403)).end?.outcome, "already-off");
});

test("a request that the page cancels only after a while counts as failed", () => {
  const gaveUp = (/** @type {number} */ seconds) => [
    ...FRESH.read,
    later(begun("1"), 1),
    later({ ...ended("1", 0), givenUp: true }, 1 + seconds),
    later(off, 12),
  ];

  assert.equal(play(gaveUp(2)).run?.step, "reload");
  assert.equal(play(gaveUp(1.9)).end?.outcome, "already-off");
});

test("on is not believed either in a reloaded page with a failed request", () => {
  const failing = [begun("1"), later(ended("1", 500), 1), later(on, 8)];
  const again = [
    later({ ...document("x"), startedAt: START + 9_000 }, 9),
    begun("2"),
    later(ended("2", 500), 10),
    later(on, 20),
  ];

  const { end } = play([...FRESH.confirm, ...failing, ...again]);

  assert.deepEqual(
    [end?.outcome, end?.reason, end?.reading],
    ["not-confirmed", "server-error", "unknown"],
  );
});

for (const [step, hearsRequests] of /** @type {const} */ ([
  ["read", true],
  ["read", false],
  ["confirm", true],
  ["confirm", false],
])) {
  test(`off during ${step} in a page that answered 500 is not believed${hearsRequests ? "" : ", even without observed requests"}`, () => {
    const failing = { ...off, status: 500 };
    const again = later({ ...document("x"), startedAt: START + 9_000 }, 9);

    const { end } = play([...FRESH[step], later(failing, 8), again, later(failing, 20)], {
      hearsRequests,
    });

    assert.deepEqual([end?.outcome, end?.reason], ["not-confirmed", "server-error"]);
  });
}

test("a rate limit for a request remains the reason, even if the page answered 500", () => {
  const limited = [
    later(begun("1"), 1),
    later(ended("1", 429), 2),
    later({ ...off, status: 500 }, 8),
  ];
  const again = [
    later({ ...document("x"), startedAt: START + 9_000 }, 9),
    later(begun("2"), 10),
    later(ended("2", 429), 11),
    later({ ...off, status: 500 }, 20),
  ];

  assert.equal(play([...FRESH.read, ...limited, ...again]).end?.reason, "too-many");
});
