/**
 * Carries out the commands of a run. This is a separate script: the background inserts it only into
 * the page of a run, so no other page has a script of Untrain that can click. It only registers
 * `handleCommand`, so it may be loaded twice.
 */

import { createCommandHandler } from "./command-handler.js";
import { runStep } from "./command-steps.js";
import { isolatedWorld } from "./shared-state.js";

// Without main.js, or without its session, nothing sends a command to this document.
if (isolatedWorld.untrain) isolatedWorld.untrain.handleCommand ??= createCommandHandler(runStep);
