/**
 * Runs the extension's receipt code for tests/builder/receipt_files.py, with many chains in one
 * process. Input: chains to export, as lists of facts, and files to check. Output: the exported
 * files, and for each checked file its first broken link and its text when exported again.
 */

import { text } from "node:stream/consumers";
import {
  exportFile,
  headOf,
  nextReceipt,
  verifyReceipts,
} from "../../extension/shared/receipts/chain.js";

const { make, check } = JSON.parse(await text(process.stdin));
const made = await Promise.all(make.map(exportOf));
const checked = await Promise.all(check.map(checkOf));
process.stdout.write(JSON.stringify({ made, checked }));

async function exportOf(/** @type {any[]} */ chain) {
  const receipts = [];
  let head = null;
  for (const facts of chain) {
    const receipt = await nextReceipt(facts, head);
    receipts.push(receipt);
    head = headOf(receipt);
  }
  return exportFile(receipts, head);
}

async function checkOf(/** @type {string} */ file) {
  const { receipts, count, head: hash } = JSON.parse(file);
  const head = count === 0 ? null : { number: count, hash };
  return { problem: await verifyReceipts(receipts, head), text: exportFile(receipts, head) };
}
