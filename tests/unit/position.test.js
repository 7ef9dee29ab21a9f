import assert from "node:assert/strict";
import { test } from "node:test";
import {
  boxOf,
  cardPosition,
  freePosition,
  overlap,
  positionCard,
  positionRing,
} from "../../extension/content/ui/position.js";

const card = { width: 320, height: 300 };
const wide = { width: 1600, height: 900 };
const row = { top: 200, left: 300, width: 700, height: 60 };

for (const [name, given, view, expected] of /** @type {const} */ ([
  ["right of the row if there is room", row, wide, { top: 200, left: 1016 }],
  [
    "below the row in a narrower window",
    row,
    { width: 1100, height: 900 },
    { top: 276, left: 680 },
  ],
  [
    "above the row near the bottom",
    { ...row, top: 800 },
    { width: 1100, height: 900 },
    { top: 484, left: 680 },
  ],
  [
    "right of the row where it only just fits",
    row,
    { width: 1348, height: 900 },
    { top: 200, left: 1016 },
  ],
  [
    "below the row where it misses that by a hair",
    row,
    { width: 1347, height: 900 },
    { top: 276, left: 680 },
  ],
  ["right of a row at the very top", { ...row, top: 12 }, wide, { top: 12, left: 1016 }],
  ["below a row that is cut off at the top", { ...row, top: 11 }, wide, { top: 87, left: 680 }],
  [
    "right of a row at the very bottom",
    row,
    { width: 1600, height: 512 },
    { top: 200, left: 1016 },
  ],
  [
    "in the corner when that row is a hair lower",
    row,
    { width: 1600, height: 511 },
    { top: 199, left: 1268 },
  ],
  ["in the corner if nothing fits", row, { width: 340, height: 480 }, { top: 168, left: 12 }],
  [
    "in the corner when the row is out of sight",
    { ...row, top: -400 },
    wide,
    { top: 588, left: 1268 },
  ],
])) {
  test(`the card is ${name}`, () => {
    assert.deepEqual(cardPosition(given, card, view), expected);
  });
}

for (const [name, given, view, expected] of /** @type {const} */ ([
  ["left of the row if there is room", { ...row, left: 600 }, wide, { top: 200, left: 264 }],
  [
    "below the row, at the end where its switch is",
    row,
    { width: 1100, height: 900 },
    { top: 276, left: 300 },
  ],
  [
    "in the left corner where nothing fits",
    row,
    { width: 360, height: 480 },
    { top: 168, left: 12 },
  ],
])) {
  test(`in a right-to-left page the card is ${name}`, () => {
    assert.deepEqual(cardPosition(given, card, view, true), expected);
  });
}

for (const [name, other, expected] of /** @type {const} */ ([
  ["the same box", row, true],
  ["a box inside", { top: 210, left: 400, width: 5, height: 5 }, true],
  ["a box that reaches in by a pixel", { top: 259, left: 999, width: 50, height: 50 }, true],
  ["a box that touches it below", { top: 260, left: 300, width: 700, height: 60 }, false],
  ["a box that touches its left edge", { top: 200, left: 200, width: 100, height: 60 }, false],
  ["a box that touches its right edge", { top: 200, left: 1000, width: 100, height: 60 }, false],
  ["a box that touches it above", { top: 100, left: 300, width: 700, height: 100 }, false],
])) {
  test(`${name} ${expected ? "overlaps" : "does not overlap"} a row`, () => {
    assert.equal(overlap(row, other), expected);
    assert.equal(overlap(other, row), expected);
  });
}

// ---- In a fake page ----------------------------------------------------------------------------

const page = /** @type {any} */ ({
  documentElement: { clientWidth: 1600 },
  defaultView: { frameElement: null },
});
const at = (/** @type {any} */ box, /** @type {any} */ ownerDocument = page) => ({
  getBoundingClientRect: () => box,
  ownerDocument,
});
const inFrame = () => {
  const frame = {
    ...at({ top: 100, left: 50, width: 800, height: 600 }),
    clientTop: 3,
    clientLeft: 2,
  };
  return at({ top: 20, left: 10, width: 40, height: 30 }, { defaultView: { frameElement: frame } });
};
Object.assign(globalThis, {
  document: page,
  Document: { prototype: page },
  window: { innerHeight: 900 },
  getComputedStyle: () => ({ direction: "ltr" }),
});

for (const [name, element, expected] of [
  [
    "of this page is where it says",
    at({ top: 1, left: 2, width: 3, height: 4, more: 5 }),
    { top: 1, left: 2, width: 3, height: 4 },
  ],
  [
    "in a frame is as far in as the frame and its border",
    inFrame(),
    { top: 123, left: 62, width: 40, height: 30 },
  ],
  [
    "of a page without a window is where it says",
    at({ top: 1, left: 2, width: 3, height: 4 }, { defaultView: null }),
    { top: 1, left: 2, width: 3, height: 4 },
  ],
]) {
  test(`an element ${name}`, () => {
    assert.deepEqual(boxOf(/** @type {any} */ (element)), expected);
  });
}

test("the position of an element ignores the frame that contains this page", () => {
  const framed = /** @type {any} */ ({
    defaultView: { frameElement: at({ top: 100, left: 50, width: 1, height: 1 }) },
  });
  Object.assign(globalThis, { document: framed });

  const box = boxOf(/** @type {any} */ (at({ top: 1, left: 2, width: 3, height: 4 }, framed)));
  Object.assign(globalThis, { document: page });

  assert.deepEqual(box, { top: 1, left: 2, width: 3, height: 4 });
});

function placed(/** @type {any} */ beside) {
  const element = /** @type {any} */ ({ offsetWidth: 320, offsetHeight: 300, style: {} });
  positionCard(element, beside, page.documentElement);
  return element.style.translate;
}

test("the card is placed next to its row, on whole pixels", () => {
  assert.equal(placed(at({ ...row, top: 200.4 })), "1016px 200px");
});

test("the card is at the right edge of the window if there is no row", () => {
  assert.match(placed(null), /^1268px /);
});

test("the ring lies exactly around its row", () => {
  const ring = /** @type {any} */ ({ style: {} });

  positionRing(ring, /** @type {any} */ (at(row)), page.documentElement);

  const { translate, width, height } = ring.style;
  assert.deepEqual([translate, width, height], ["300px 200px", "700px", "60px"]);
});

test("the zoom of the page's root is undone on card and ring", () => {
  const zoomed = /** @type {any} */ ({ clientWidth: 1600, currentCSSZoom: 1.25 });
  const [own, ring] = [cardOf(card), cardOf(card)];

  positionCard(own, null, zoomed);
  positionRing(ring, /** @type {any} */ (at(row)), zoomed);

  assert.deepEqual([own.style.zoom, ring.style.zoom], ["0.8", "0.8"]);
});

test("a card whose zoom changes has moved", () => {
  const own = cardOf(card);
  const moved = (/** @type {number} */ currentCSSZoom) =>
    positionCard(own, null, /** @type {any} */ ({ clientWidth: 1600, currentCSSZoom })).moved;

  assert.deepEqual([1, 1, 1.25, 1.25].map(moved), [true, false, true, false]);
});

test("the card next to its row hides nothing of it", () => {
  assert.equal(
    positionCard(cardOf(card), /** @type {any} */ (at(row)), page.documentElement).hides,
    false,
  );
});

test("a card without room next to its row reports that it hides a part of it", () => {
  assert.equal(
    positionCard(
      cardOf({ width: 1500, height: 700 }),
      /** @type {any} */ (at(row)),
      page.documentElement,
    ).hides,
    true,
  );
});

test("a card without a row hides nothing", () => {
  assert.equal(positionCard(cardOf(card), null, page.documentElement).hides, false);
});

test("positionCard reports whether the card was moved", () => {
  const own = cardOf(card);
  const moved = (/** @type {number} */ top) =>
    positionCard(own, /** @type {any} */ (at({ ...row, top })), page.documentElement).moved;

  assert.deepEqual([200, 200.3, 201, 201].map(moved), [true, false, true, false]);
});

for (const [name, beside] of /** @type {const} */ ([
  ["its row is", at({ ...row, left: 600 })],
  ["there is no row and the page is", null],
])) {
  test(`the card is mirrored if ${name} right-to-left`, () => {
    const own = cardOf(card);
    const mirrored = (/** @type {any} */ element) => ({
      direction: element === (beside ?? page.documentElement) ? "rtl" : "ltr",
    });
    Object.assign(globalThis, { getComputedStyle: mirrored });

    positionCard(own, /** @type {any} */ (beside), page.documentElement);

    assert.match(own.style.translate, beside ? /^264px 200px$/ : /^12px /);
    Object.assign(globalThis, { getComputedStyle: () => ({ direction: "ltr" }) });
  });
}

/**
 * @param {{ width: number, height: number }} size
 * @returns {any}
 */
function cardOf({ width, height }) {
  return { offsetWidth: width, offsetHeight: height, style: {} };
}

for (const [name, taken, view, expected] of /** @type {const} */ ([
  ["in the lower corner of an empty page", [], wide, { top: 588, left: 1268, hides: false }],
  ["in the lower corner beside a row", [row], wide, { top: 588, left: 1268, hides: false }],
  [
    "above a row that would be covered",
    [{ ...row, top: 700, left: 900 }],
    wide,
    { top: 388, left: 1268, hides: false },
  ],
  [
    "in the corner, and says so, where it covers a row everywhere",
    [
      { ...row, top: 700, left: 900 },
      { ...row, top: 400, left: 900 },
      { ...row, top: 100, left: 900 },
    ],
    wide,
    { top: 588, left: 1268, hides: true },
  ],
])) {
  test(`on a list the card is ${name}`, () => {
    assert.deepEqual(freePosition([...taken], card, view, false), expected);
  });
}

test("on a list from right to left the card is at the left", () => {
  assert.equal(freePosition([], card, wide, true).left, 12);
});

test("the card reports that it hides a row of a list", () => {
  const rowOfList = /** @type {any} */ (at({ top: 0, left: 0, width: 1600, height: 900 }));

  assert.equal(positionCard(cardOf(card), null, page.documentElement, [rowOfList]).hides, true);
});
