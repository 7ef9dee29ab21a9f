import { initialize } from "@ionic/core/components";
import { defineCustomElement } from "@ionic/core/components/ion-toggle.js";
import { make, show } from "../rows.js";

initialize();
defineCustomElement();
show(({ label, labelledBy, on, change }) => {
  const element = make("ion-toggle", { "aria-labelledby": labelledBy }, labelledBy ? "" : label);
  element.checked = on;
  element.addEventListener("ionChange", ({ detail }) => change(detail.checked));
  return element;
});
