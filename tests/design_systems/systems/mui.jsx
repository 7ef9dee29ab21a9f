import FormControlLabel from "@mui/material/FormControlLabel";
import Switch from "@mui/material/Switch";
import { showReact } from "../show-react.jsx";

showReact(({ label, labelledBy, on, set }) => {
  const control = (
    <Switch
      checked={on}
      onChange={(event) => set(event.target.checked)}
      slotProps={{ input: { "aria-labelledby": labelledBy } }}
    />
  );
  return labelledBy ? control : <FormControlLabel control={control} label={label} />;
});
