// What the content security policy of our own pages must stop, each by a way of its own.

// biome-ignore lint/correctness/noUnusedVariables: the test calls it in a page of ours.
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
  // Each is refused in its own way, some by throwing; what matters is what was reported and sent.
  await Promise.allSettled(attempts.map(async (attempt) => attempt()));
  await new Promise((resolve) => setTimeout(resolve, 300));
  return { broken: [...broken], broke: /** @type {{ broke?: string }} */ (window).broke ?? "" };
}
