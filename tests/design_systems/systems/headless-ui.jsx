import { Field, Label, Switch } from "@headlessui/react";
import { style } from "../rows.js";
import { showReact } from "../show-react.jsx";

style(".toggle { width: 44px; height: 24px; border-radius: 12px; background: gray }");
// It replaces aria-labelledby by its own.
showReact(
  ({ label, labelledBy, on, set }) => (
    <Field>
      {!labelledBy && <Label>{label}</Label>}
      <Switch className="toggle" checked={on} onChange={set} id={labelledBy} />
    </Field>
  ),
  { byId: true },
);
