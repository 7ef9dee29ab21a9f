/** Writes the letter for the objection form. Pure; nobody but the person ever sends it. */

/**
 * @param {(reason: string) => string} letter the text for a region, which takes the reasons as one
 * @param {string[]} reasons sentences, in the order in which they stand in the letter
 */
export function letterOf(letter, reasons) {
  // Where no reason stands, no gap is left for one.
  return letter(reasons.join(" ")).replace(/\n{3,}/g, "\n\n");
}
