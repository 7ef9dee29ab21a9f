/** A kind that nobody handles, or a field that nobody checks, does not compile: each is tried. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const copy = mkdtempSync(join(tmpdir(), "untrain-types-"));
after(() => rmSync(copy, { recursive: true }));
for (const part of ["extension", "tsconfig.json"])
  cpSync(join(root, part), join(copy, part), { recursive: true });
symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));

const TYPES = "extension/shared/types.d.ts";
const SHAPES = "extension/shared/storage/schema.js";
const FIELDS = "extension/background/message-schema.js";

/**
 * What is changed, where, and what the compiler must say of which file.
 *
 * @type {[string, string, string, string, string, string][]}
 */
const BREAKS = [
  [
    "a key of storage without a shape",
    TYPES,
    "  region?: string;",
    "  region?: string;\n  newKey?: string;",
    SHAPES,
    "newKey",
  ],
  ["a shape without a key", TYPES, "  sweep?: Sweep;", "", SHAPES, "'sweep'"],
  [
    "a kind of keys without a shape",
    TYPES,
    "  [record: `",
    "  [kind: `kind:$" + "{string}`]: string | undefined;\n  [record: `",
    SHAPES,
    "kind:",
  ],
  [
    "a field of a record without its question",
    TYPES,
    "  proof: Proof;\n  at: number;",
    "  proof: Proof;\n  inRecord: number;\n  at: number;",
    SHAPES,
    "inRecord",
  ],
  [
    "an optional field without its question",
    TYPES,
    "  receiptKept?: boolean;",
    "  receiptKept?: boolean;\n  mayBe?: number;",
    SHAPES,
    "mayBe",
  ],
  [
    "a question without its field",
    SHAPES,
    "left: ids, why",
    "noField: isBoolean, left: ids, why",
    SHAPES,
    "noField",
  ],
  [
    "a field of a run without its question",
    TYPES,
    "  ownTab: boolean;",
    "  ownTab: boolean;\n  inRun: string;",
    SHAPES,
    "inRun",
  ],
  [
    "an outcome that receipts do not know",
    TYPES,
    '  | "interrupted";',
    '  | "interrupted"\n  | "newOutcome";',
    "extension/shared/receipts/receipt-schema.js",
    "newOutcome",
  ],
  [
    "a message of pages that nobody handles",
    TYPES,
    '  | { type: "erase" };',
    '  | { type: "erase" }\n  | { type: "fromPages" };',
    "extension/background/messages.js",
    "fromPages",
  ],
  [
    "a message of content scripts that nobody checks",
    TYPES,
    '  | { type: "show" }',
    '  | { type: "show" }\n  | { type: "fromContent" }',
    FIELDS,
    "fromContent",
  ],
  [
    "a message of content scripts that nobody handles",
    TYPES,
    '  | { type: "stand-ins" }',
    '  | { type: "stand-ins" }\n  | { type: "unhandled" }',
    "extension/background/messages.js",
    "unhandled",
  ],
  [
    "a field of a message that nobody checks",
    TYPES,
    '{ type: "accept"; onPage: boolean }',
    '{ type: "accept"; onPage: boolean; inMessage: string }',
    FIELDS,
    "inMessage",
  ],
  [
    "a message to content scripts that nobody handles",
    TYPES,
    '{ type: "observe" };',
    '{ type: "observe" } | { type: "toContent" };',
    "extension/content/session.js",
    "toContent",
  ],
  [
    "an effect that nobody carries out",
    TYPES,
    '  | { type: "observe"; tabId: number }',
    '  | { type: "observe"; tabId: number }\n  | { type: "newEffect"; tabId: number }',
    "extension/background/run/effects.js",
    "newEffect",
  ],
  [
    "an event that the run machine does not know",
    TYPES,
    '  | { type: "tick" }',
    '  | { type: "tick" }\n  | { type: "newEvent" }',
    "extension/background/run/machine.js",
    "newEvent",
  ],
  [
    "a step that no page carries out",
    TYPES,
    "  person: PersonAnswer;\n}",
    "  person: PersonAnswer;\n  newStep: PersonAnswer;\n}",
    "extension/content/command-steps.js",
    "newStep",
  ],
];

const before = compile();
// One compiler finds them all: it takes seconds each time.
for (const [name, file, from, to] of BREAKS) {
  const path = join(copy, file);
  const text = readFileSync(path, "utf8");
  assert.ok(text.includes(from), `${name}: ${file}: expected ${from}`);
  writeFileSync(path, text.replace(from, to));
}
const broken = compile();

test("as it is, all of it compiles", () => {
  assert.equal(before, "");
});

for (const [name, , , , where, word] of BREAKS) {
  test(`${name} does not compile`, () => {
    const said = broken.split(/^(?=extension\/)/m).filter((fault) => fault.startsWith(where));

    assert.ok(
      said.some((fault) => fault.includes(word)),
      `expected ${word} in ${where}, found ${said.join("") || "nothing"}`,
    );
  });
}

function compile() {
  return spawnSync(join(root, "node_modules/.bin/tsc"), ["-p", "tsconfig.json"], {
    cwd: copy,
    encoding: "utf8",
  }).stdout;
}
