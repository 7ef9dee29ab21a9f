import "@spectrum-web-components/switch/sp-switch.js";
import "@spectrum-web-components/theme/scale-medium.js";
import "@spectrum-web-components/theme/sp-theme.js";
import "@spectrum-web-components/theme/theme-light.js";
import { make, show } from "../rows.js";

show(({ label, labelledBy, on, change }) => {
  // Without a theme, a switch has no size.
  const theme = make("sp-theme", { system: "spectrum", color: "light", scale: "medium" });
  const element = make("sp-switch", { "aria-labelledby": labelledBy }, labelledBy ? "" : label);
  element.checked = on;
  element.addEventListener("change", () => change(element.checked));
  theme.append(element);
  return theme;
});
