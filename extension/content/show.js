/**
 * Draws the card and the rings. This is a separate script: main.js requests it only when there is
 * something to draw, so it is never loaded if the person wants pages left alone. It only registers
 * `createView`, so it may be loaded twice.
 */

import { isolatedWorld } from "./shared-state.js";
import { createView } from "./ui/view.js";

// Without main.js this is not the document that requested the script.
if (isolatedWorld.untrain) {
  isolatedWorld.untrain.createView = createView;
  isolatedWorld.untrain.observe();
}
