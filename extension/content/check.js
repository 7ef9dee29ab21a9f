/**
 * Carries out the commands of a check, which only reads. This is a separate script, so that no script
 * that can click is in the page of a check. It only registers `handleCheck`, so it may be loaded
 * twice.
 */

import { createCommandHandler } from "./command-handler.js";
import { read } from "./read-step.js";
import { isolatedWorld } from "./shared-state.js";

// Without main.js, or without its session, nothing sends a command to this document.
if (isolatedWorld.untrain)
  isolatedWorld.untrain.handleCheck ??= createCommandHandler(
    async (command, context) => ({ ...(await read(command, context)), step: "read" }),
    ({ goal, step }) => goal === "check" && step === "read",
  );
