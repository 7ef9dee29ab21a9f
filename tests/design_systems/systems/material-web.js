import "@material/web/switch/switch.js";
import { make, show } from "../rows.js";

// It takes aria-labelledby away from itself and gives it to nothing.
show(
  ({ label, labelledBy, on, change }) => {
    const names = labelledBy ? { id: labelledBy } : { "aria-label": label };
    const element = make("md-switch", names);
    element.selected = on;
    element.addEventListener("change", () => change(element.selected));
    return element;
  },
  { byId: true },
);
