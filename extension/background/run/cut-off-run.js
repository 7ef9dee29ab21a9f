/** Ends a run that was cut off, for example by a browser crash: only its progress is left. */

/** @import { Progress } from "../../shared/types.js" */

import { accountOf, marksOf } from "../../shared/account.js";
import { hasSeveral } from "../../shared/run-progress.js";
import { readRecord } from "../storage/record-store.js";
import { removeLocal } from "../storage/write-queue.js";
import { goalMark } from "./machine.js";
import { isSavedBy, saveResult } from "./result-effects.js";
import { noteUnseen } from "./stored-run.js";

/**
 * Save the run as interrupted. It is not known whether its click had an effect, so after a click
 * the last reading is no longer valid.
 *
 * @param {Progress} progress
 */
export async function endCutOffRun(progress) {
  const { id, setting, settings, turn, goal, startedAt } = progress;
  const outcome = /** @type {const} */ ("interrupted");
  const reason = /** @type {const} */ ("stopped");
  const did = didUntilCutOff(progress);
  const proof = progress.proof === "" && did !== "nothing" ? "clicked" : progress.proof;
  const reading = did === "nothing" ? progress.reading : "unknown";
  const receipt = {
    setting,
    goal,
    before: progress.reading,
    did,
    outcome,
    reason,
    proof,
    save: -1,
    saveMethod: "",
    savePath: "",
    label: "",
    startedAt,
  };
  const marks = { ...marksOf(accountOf(progress)), ...goalMark(progress) };
  const record = { reading, outcome, proof, reason, ...marks };
  // The background may have stopped just after the outcome was saved.
  const isSaved = isSavedBy(await readRecord(setting), id);
  const source = { run: id, knownAt: startedAt };
  if (!isSaved) await saveResult({ type: "record", setting, record, receipt }, source);
  const left = settings.slice(isSaved ? turn + 1 : turn);
  if (hasSeveral(progress))
    await saveResult(
      { type: "finish", settings, left, why: outcome, ...goalMark(progress) },
      source,
    );
  await noteUnseen(settings);
  await removeLocal("progress");
}

/**
 * Return what was done to the switch. The first version did not store that.
 *
 * @param {Progress} progress
 */
function didUntilCutOff({ did, proof, step }) {
  const clicked = proof !== "" || step === "click" || step === "hold" || step === "person";
  return did ?? (clicked ? "clicked" : "nothing");
}
