import { Toggle } from "@carbon/react/es/components/Toggle/Toggle.js";
import css from "@carbon/styles/css/styles.min.css";
import { style } from "../rows.js";
import { showReact } from "../show-react.jsx";

style(css);
showReact(({ id, label, labelledBy, on, set }) => (
  <Toggle
    id={id}
    labelText={labelledBy ? undefined : label}
    toggled={on}
    onToggle={set}
    aria-labelledby={labelledBy}
  />
));
