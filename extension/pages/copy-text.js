/**
 * Copy a text, after a press of the person.
 *
 * @param {string} text
 * @returns {Promise<boolean>} false if the browser does not allow it
 */
export const copyText = (text) =>
  navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
