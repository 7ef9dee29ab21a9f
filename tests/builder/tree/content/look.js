// A word that must stay as it is: “zuführt”.
export const look = (settings, style) => [settings.length, style, "“zuführt”"];
