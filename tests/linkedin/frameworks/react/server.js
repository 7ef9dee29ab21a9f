// Renders pages to HTML: one page per line of JSON in, one string of JSON per line out.

import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { renderToPipeableStream } from "react-dom/server";
import { settingsPage } from "./settings.js";

/**
 * @param {import("../page.js").FrameworkPage} page
 * @returns {Promise<string>} without the scripts that React adds to a stream: the page's content
 *   security policy would refuse them
 */
function html(page) {
  return new Promise((resolve, reject) => {
    let text = "";
    const sink = new Writable({
      write(chunk, _, done) {
        text += chunk;
        done();
      },
      final(done) {
        resolve(text);
        done();
      },
    });
    const { pipe } = renderToPipeableStream(settingsPage(page, 0), {
      onAllReady: () => pipe(sink),
      onError: reject,
    });
  });
}

createInterface({ input: process.stdin }).on("line", async (line) => {
  process.stdout.write(`${JSON.stringify(await html(JSON.parse(line)))}\n`);
});
