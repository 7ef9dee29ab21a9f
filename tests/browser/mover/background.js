// Another extension that assigns LinkedIn to a container: it closes a tab that goes there and opens
// the address in a tab of the container.

const STORE = "firefox-container-2";

/** @param {{ tabId: number, url: string }} details */
async function move({ tabId, url }) {
  const { cookieStoreId } = await browser.tabs.get(tabId);
  if (cookieStoreId === STORE) return {};
  await browser.tabs.create({ url, cookieStoreId: STORE, active: false });
  await browser.tabs.remove(tabId);
  return { cancel: true };
}

/** @type {any} */
const filter = { urls: ["https://www.linkedin.com/*"], types: ["main_frame"] };
browser.webRequest.onBeforeRequest.addListener(move, filter, ["blocking"]);
