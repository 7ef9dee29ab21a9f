import design from "../shared/ui/design.css";
import { settings } from "../shared/rules.js";
import cardStyle from "./card.css";

globalThis.shown = [settings, design, cardStyle];
