// Attempts to load, run or send something that the extension's content security policy must stop.

// biome-ignore lint/correctness/noUnusedVariables: the test calls it in an extension page.
async function breakOut() {
  const elsewhere = "https://www.linkedin.com/feed/";
  const broken = new Set();
  addEventListener("securitypolicyviolation", ({ effectiveDirective }) =>
    broken.add(effectiveDirective),
  );
  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag
   * @param {object} values
   */
  function put(tag, values) {
    const made = Object.assign(document.createElement(tag), values);
    document.body.append(made);
    return made;
  }
  put("script", { textContent: "window.broke = 'inline'" });
  put("script", { src: elsewhere });
  put("link", { rel: "stylesheet", href: elsewhere });
  for (const tag of /** @type {const} */ (["img", "iframe", "embed", "video"]))
    put(tag, { src: elsewhere });
  put("object", { data: elsewhere });
  put("base", { href: elsewhere });
  const button = put("button", {});
  button.setAttribute("onclick", "window.broke = 'handler'");
  button.click();
  const attempts = [
    () => put("form", { action: elsewhere, target: "_blank" }).submit(),
    () => fetch(elsewhere),
    () => navigator.sendBeacon(elsewhere),
    () => new WebSocket("wss://www.linkedin.com/"),
    () => new EventSource(elsewhere),
    () => new Worker(URL.createObjectURL(new Blob(["0"]))),
  ];
  // Some attempts throw. The test checks the reported violations and the requests.
  await Promise.allSettled(attempts.map(async (attempt) => attempt()));
  await new Promise((resolve) => setTimeout(resolve, 300));
  return { broken: [...broken], broke: /** @type {{ broke?: string }} */ (window).broke ?? "" };
}
