// Saves one setting the way LinkedIn's own page does.

/** Say whether the server took the new value. */
export async function save(key, value) {
  const [, token] = document.cookie.match(/JSESSIONID="?([^";]+)/) ?? [];
  const body = { key, value, entityUrn: `urn:li:setting:${key}`, settingDisplayType: "TOGGLE", hasChild: false };
  const headers = {
    "Content-Type": "application/json",
    "csrf-token": token,
    "X-RestLi-Protocol-Version": "2.0.0",
    // Our own: lets the server tell a new click from a request that the browser repeats.
    "X-Simulator-Click": crypto.randomUUID(),
  };
  const address = `/mysettings-api/settingsApiSettings/${key}`;
  try {
    const response = await fetch(address, { method: "PUT", headers, body: JSON.stringify(body) });
    return response.ok;
  } catch {
    return false;
  }
}
