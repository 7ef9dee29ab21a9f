export type Reading = "on" | "off";
