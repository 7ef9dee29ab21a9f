import { settings } from "../shared/rules.js";

globalThis.ran = settings;
