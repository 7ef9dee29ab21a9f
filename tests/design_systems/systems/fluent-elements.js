import { fluentSwitch, provideFluentDesignSystem } from "@fluentui/web-components";
import { make, show } from "../rows.js";

provideFluentDesignSystem().register(fluentSwitch());
show(({ label, labelledBy, on, change }) => {
  const element = make("fluent-switch", { "aria-labelledby": labelledBy }, labelledBy ? "" : label);
  element.checked = on;
  // It also fires when the state is written.
  element.addEventListener("change", () => element.checked !== on && change(element.checked));
  return element;
});
