import { settings } from "../shared/rules.js";
import { look } from "./look.js";

look(settings);
