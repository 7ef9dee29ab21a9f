// Makes the server's HTML the page's own ("hydration").

import { hydrateRoot } from "react-dom/client";
import { described } from "../page.js";
import { settingsPage } from "./settings.js";

const page = described();
const main = /** @type {HTMLElement} */ (document.querySelector("#main"));
hydrateRoot(main, settingsPage(page, page.scene.handler_after));
