/**
 * Draws the card and the rings. This is a script of its own: main.js asks for it when there is
 * something to show in a page, so those who have pages left alone never get it. It does no more
 * than offer itself, and may come twice.
 */

import { isolatedWorld } from "./shared-state.js";
import { createView } from "./ui/view.js";

// Without main.js the page is another than the one that asked.
if (isolatedWorld.untrain) {
  isolatedWorld.untrain.createView = createView;
  isolatedWorld.untrain.observe();
}
