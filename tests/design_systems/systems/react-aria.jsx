import { Switch } from "react-aria-components";
import { style } from "../rows.js";
import { showReact } from "../show-react.jsx";

style(".track { width: 44px; height: 24px; border-radius: 12px; background: gray }");
showReact(({ label, labelledBy, on, set }) => (
  <Switch isSelected={on} onChange={set} aria-labelledby={labelledBy}>
    <div className="track" />
    {!labelledBy && label}
  </Switch>
));
