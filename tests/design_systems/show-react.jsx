/** Draws the rows with React. With `byId`, the key is the id of the switch itself. */

import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import { container, rows } from "./rows.js";

/**
 * @param {import("react").ComponentType<import("./rows.js").Row & { set(on: boolean): void }>} Switch
 *   draws the switch, with its label in pages without keys
 */
export function showReact(Switch, { byId = false } = {}) {
  function Row({ row }) {
    const [on, setOn] = useState(row.on);
    const set = (value) => {
      setOn(value);
      row.change(value);
    };
    return (
      <div>
        {row.labelledBy && <div id={byId ? undefined : row.labelledBy}>{row.label}</div>}
        <Switch {...row} on={on} set={set} />
      </div>
    );
  }
  createRoot(container).render(
    <StrictMode>
      {rows.map((row) => (
        <Row key={row.key} row={row} />
      ))}
    </StrictMode>,
  );
}
