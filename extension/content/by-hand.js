/**
 * Carries out the commands of a run in which the person clicks. This is a separate script, so that no
 * script that can click is in the page of such a run.
 *
 * It also does what check.js does, and replaces it.
 */

/** @import { Answer, Command } from "../shared/types.js" */
/** @import { StepContext } from "./command-steps.js" */

import { opposite } from "../shared/goals.js";
import { createCommandHandler } from "./command-handler.js";
import { read } from "./read-step.js";
import { isolatedWorld } from "./shared-state.js";
import { person, waitUntilSettled } from "./watch-click.js";

// Without main.js, or without its session, nothing sends a command to this document.
if (isolatedWorld.untrain)
  isolatedWorld.untrain.handleCheck = createCommandHandler(
    async (command, context) =>
      /** @type {Answer} */ ({ ...(await runStep(command, context)), step: command.step }),
    ({ step }) => step !== "click",
  );

/**
 * @param {Command} command
 * @param {StepContext} context
 */
function runStep(command, context) {
  const { step, goal, settle } = command;
  if (step === "person") return person(context, goal);
  if (step === "hold") return waitUntilSettled(settle, context, opposite(goal));
  return read(command, context);
}
