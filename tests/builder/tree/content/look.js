// The build must keep this word unchanged: “zuführt”.
export const look = (settings) => [settings.length, "“zuführt”"];
