import design from "../shared/design.css";
import { settings } from "../shared/rules.js";
import cardStyle from "./card.css";
import { look } from "./look.js";

look(settings, design + cardStyle);
