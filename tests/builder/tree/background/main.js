import { browser } from "../shared/browser.js";
import { settings } from "../shared/rules.js";

browser.runtime.onStartup.addListener(() => settings.length);
