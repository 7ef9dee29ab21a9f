export const { browser } = globalThis;
