import * as Switch from "@radix-ui/react-switch";
import { style } from "../rows.js";
import { showReact } from "../show-react.jsx";

style(".toggle { width: 44px; height: 24px; border-radius: 12px; background: gray }");
showReact(({ id, label, labelledBy, on, set }) => (
  <>
    {!labelledBy && <label htmlFor={id}>{label}</label>}
    <Switch.Root
      className="toggle"
      id={id}
      checked={on}
      onCheckedChange={set}
      aria-labelledby={labelledBy}
    >
      <Switch.Thumb />
    </Switch.Root>
  </>
));
