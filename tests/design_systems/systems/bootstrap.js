import css from "bootstrap/dist/css/bootstrap.min.css";
import { make, show, style } from "../rows.js";

style(css);
show(({ id, label, labelledBy, on, change }) => {
  const group = make("div", { class: "form-check form-switch" });
  const input = make("input", {
    class: "form-check-input",
    type: "checkbox",
    role: "switch",
    id,
    "aria-labelledby": labelledBy,
  });
  input.checked = on;
  input.addEventListener("change", () => change(input.checked));
  group.append(input);
  if (!labelledBy) group.append(make("label", { class: "form-check-label", for: id }, label));
  return group;
});
