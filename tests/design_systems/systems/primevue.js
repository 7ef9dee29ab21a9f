import PrimeVue from "primevue/config";
import ToggleSwitch from "primevue/toggleswitch";
import { createApp, h, ref } from "vue";
import { container, rows } from "../rows.js";

/** @param {import("../rows.js").Row} row */
function draw({ id, label, labelledBy, change }, on) {
  const toggle = h(ToggleSwitch, {
    inputId: id,
    ariaLabelledby: labelledBy,
    modelValue: on.value,
    "onUpdate:modelValue": (value) => {
      on.value = value;
      change(value);
    },
  });
  return h("div", [
    labelledBy ? h("div", { id: labelledBy }, label) : h("label", { for: id }, label),
    toggle,
  ]);
}

const states = rows.map(({ on }) => ref(on));
createApp({ render: () => rows.map((row, index) => draw(row, states[index])) })
  .use(PrimeVue)
  .mount(container);
