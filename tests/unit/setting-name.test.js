import "./fake-messages.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { settingContent } from "../../extension/content/ui/card-content.js";
import { emptyRecord } from "../../extension/shared/records.js";
import { wordsOf } from "../../extension/shared/setting-name.js";
import { setting } from "./rules.js";

test("no setting has no name", () => {
  assert.equal(wordsOf(undefined), "");
});

test("the sentences of the card name a setting in the language of the sentence", () => {
  const { text } = settingContent(setting, emptyRecord(), undefined, false);

  assert.match(text, / name_ai_training$/);
});
