import { Switch } from "@fluentui/react-switch";
import { showReact } from "../show-react.jsx";

showReact(({ label, labelledBy, on, set }) => (
  <Switch
    label={labelledBy ? undefined : label}
    checked={on}
    onChange={(_, { checked }) => set(checked)}
    aria-labelledby={labelledBy}
  />
));
