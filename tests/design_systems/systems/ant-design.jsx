// The switch inside of that of antd, which adds a form and a wave.
import Switch from "@rc-component/switch";
import css from "@rc-component/switch/assets/index.css";
import { style } from "../rows.js";
import { showReact } from "../show-react.jsx";

style(css);
showReact(({ id, label, labelledBy, on, set }) => (
  <>
    {!labelledBy && <label htmlFor={id}>{label}</label>}
    <Switch id={id} checked={on} onChange={set} aria-labelledby={labelledBy} />
  </>
));
