/**
 * Draws the card and the rings. This is a script of its own: main.js asks for it when there is
 * something to show in a page, so those who have pages left alone never get it. It does no more than
 * offer itself, and may come twice.
 */

import { world } from "./here.js";
import { createSurface } from "./surface.js";

// Without main.js the page is another than the one that asked.
if (world.untrain) {
  world.untrain.createSurface = createSurface;
  world.untrain.look();
}
