/** Unhandled kinds and unchecked fields must not compile. */

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
const STORED_TYPES = "extension/shared/stored-types.d.ts";
const RUN_TYPES = "extension/shared/run-types.d.ts";
const MESSAGE_TYPES = "extension/shared/message-types.d.ts";
const SHAPES = "extension/shared/storage/schema.js";
const RECORD_SCHEMA = "extension/shared/storage/record-schema.js";
const RUN_SCHEMA = "extension/shared/storage/run-schema.js";
const FIELDS = "extension/background/message-schema.js";

/**
 * A change of a file, and the error that the compiler must report in which file.
 *
 * @type {[string, string, string, string, string, string][]}
 */
const BREAKS = [
  [
    "a key of storage without a schema",
    STORED_TYPES,
    "  region?: string;",
    "  region?: string;\n  newKey?: string;",
    SHAPES,
    "newKey",
  ],
  ["a schema without a key", STORED_TYPES, "  sweep?: Sweep;", "", SHAPES, "'sweep'"],
  [
    "a kind of keys without a schema",
    STORED_TYPES,
    "  [record: `",
    "  [kind: `kind:$" + "{string}`]: string | undefined;\n  [record: `",
    SHAPES,
    "kind:",
  ],
  [
    "a field of a record without a validator",
    STORED_TYPES,
    "  proof: Proof;\n  at: number;",
    "  proof: Proof;\n  inRecord: number;\n  at: number;",
    RECORD_SCHEMA,
    "inRecord",
  ],
  [
    "an optional field without a validator",
    STORED_TYPES,
    "  receiptKept?: boolean;",
    "  receiptKept?: boolean;\n  mayBe?: number;",
    RECORD_SCHEMA,
    "mayBe",
  ],
  [
    "a validator without a field",
    SHAPES,
    "left: isIdList, why",
    "noField: isBoolean, left: isIdList, why",
    SHAPES,
    "noField",
  ],
  [
    "a field of a run without a validator",
    RUN_TYPES,
    "  ownTab: boolean;",
    "  ownTab: boolean;\n  inRun: string;",
    RUN_SCHEMA,
    "inRun",
  ],
  [
    "an outcome that receipts do not accept",
    TYPES,
    '  | "interrupted";',
    '  | "interrupted"\n  | "newOutcome";',
    "extension/shared/receipts/receipt-schema.js",
    "newOutcome",
  ],
  [
    "an unhandled message of extension pages",
    MESSAGE_TYPES,
    '  | { type: "erase" };',
    '  | { type: "erase" }\n  | { type: "fromPages" };',
    "extension/background/messages.js",
    "fromPages",
  ],
  [
    "an unchecked message of content scripts",
    MESSAGE_TYPES,
    '  | { type: "show" }',
    '  | { type: "show" }\n  | { type: "fromContent" }',
    FIELDS,
    "fromContent",
  ],
  [
    "an unhandled message of content scripts",
    MESSAGE_TYPES,
    '  | { type: "stand-ins" }',
    '  | { type: "stand-ins" }\n  | { type: "unhandled" }',
    "extension/background/messages.js",
    "unhandled",
  ],
  [
    "an unchecked field of a message",
    MESSAGE_TYPES,
    '{ type: "accept"; onPage: boolean; byHand: boolean }',
    '{ type: "accept"; onPage: boolean; byHand: boolean; inMessage: string }',
    FIELDS,
    "inMessage",
  ],
  [
    "an unhandled message to content scripts",
    MESSAGE_TYPES,
    '{ type: "observe" };',
    '{ type: "observe" } | { type: "toContent" };',
    "extension/content/session.js",
    "toContent",
  ],
  [
    "an effect without an implementation",
    RUN_TYPES,
    '  | { type: "observe"; tabId: number }',
    '  | { type: "observe"; tabId: number }\n  | { type: "newEffect"; tabId: number }',
    "extension/background/run/tab-effects.js",
    "newEffect",
  ],
  [
    "an event without a transition",
    RUN_TYPES,
    '  | { type: "tick" }',
    '  | { type: "tick" }\n  | { type: "newEvent" }',
    "extension/background/run/machine.js",
    "newEvent",
  ],
  [
    "a step without an implementation in the content script",
    RUN_TYPES,
    "  person: PersonAnswer;\n}",
    "  person: PersonAnswer;\n  newStep: PersonAnswer;\n}",
    "extension/content/command-steps.js",
    "newStep",
  ],
];

const before = compile();
// Compile all changes together, as each compilation takes seconds.
for (const [name, file, from, to] of BREAKS) {
  const path = join(copy, file);
  const text = readFileSync(path, "utf8");
  assert.ok(text.includes(from), `${name}: ${file}: expected ${from}`);
  writeFileSync(path, text.replace(from, to));
}
const broken = compile();

test("the unchanged code compiles", () => {
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
