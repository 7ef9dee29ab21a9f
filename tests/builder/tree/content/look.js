// A word that must stay as it is: “zuführt”.
export const look = (settings) => [settings.length, "“zuführt”"];
