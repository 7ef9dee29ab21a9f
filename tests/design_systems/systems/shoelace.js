import "@shoelace-style/shoelace/dist/components/switch/switch.js";
import css from "@shoelace-style/shoelace/dist/themes/light.css";
import { make, show, style } from "../rows.js";

style(css);
show(({ label, labelledBy, on, change }) => {
  const element = make("sl-switch", { "aria-labelledby": labelledBy }, labelledBy ? "" : label);
  element.checked = on;
  element.addEventListener("sl-change", () => change(element.checked));
  return element;
});
