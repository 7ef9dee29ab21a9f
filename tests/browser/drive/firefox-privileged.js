/* global Cc, Cu, ChromeUtils, Ci, Services, content, sendAsyncMessage */
// Calls Firefox's internal APIs for what WebDriver lacks. Selenium evaluates this function in the
// main process; arguments and results are JSON.

/** @import { Channel, Extension, Internals, Panel, PrivilegedElement } from "./gecko.js" */
/** @import { Reply, Requested, XulBrowser } from "./gecko.js" */

/** @param {string} id */
// biome-ignore lint/correctness/noUnusedVariables: Selenium calls it.
function privileged(id) {
  // The known addresses of Firefox's modules, newest first. Modules move between releases; these
  // two did not between 140 and 153.
  const PLACES = {
    ExtensionParent: ["resource://gre/modules/ExtensionParent.sys.mjs"],
    ExtensionData: ["resource://gre/modules/Extension.sys.mjs"],
  };

  /**
   * @template {keyof Internals} T
   * @param {T} name
   * @returns {Internals[T]}
   */
  function internal(name) {
    for (const place of PLACES[name]) {
      try {
        const found = ChromeUtils.importESModule(place)[name];
        if (found) return found;
      } catch {
        // This release has no such module.
      }
    }
    throw new Error(`Firefox has no ${name}`);
  }

  const ExtensionParent = internal("ExtensionParent");
  // It may be undefined where `?.` follows; all else is called only while the extension is there.
  const extension = /** @type {Extension} */ (ExtensionParent.GlobalManager.getExtension(id));
  const window = Services.wm.getMostRecentWindow("navigator:browser");
  const popupView = () => [...(extension?.views ?? [])].find((view) => view.viewType === "popup");
  const popupBrowser = () => {
    const view = popupView();
    if (!view) throw new Error("the popup is not open");
    return view.xulBrowser;
  };

  /**
   * Runs a function in the process of a browser element; its values travel as JSON.
   *
   * @template {unknown[]} V
   * @template R
   * @param {XulBrowser} browser
   * @param {(...values: V) => R} work
   * @param {V} values
   * @returns {Promise<Awaited<R>>}
   */
  function within(browser, work, ...values) {
    return new Promise((resolve, reject) => {
      const reply = `untrain:${Services.uuid.generateUUID()}`;
      const messages = browser.messageManager;
      const listen = (/** @type {{ data: Reply }} */ { data }) => {
        messages.removeMessageListener(reply, listen);
        if ("error" in data) reject(new Error(data.error));
        else resolve(/** @type {Awaited<R>} */ (data.value));
      };
      messages.addMessageListener(reply, listen);
      window.setTimeout(() => listen({ data: { error: "no answer within 20 s" } }), 20_000);
      const script = `(async () => (${work})(...${JSON.stringify(values)}))().then(
        (value) => sendAsyncMessage("${reply}", { value }),
        (error) => sendAsyncMessage("${reply}", { error: String(error) }))`;
      messages.loadFrameScript(`data:,${encodeURIComponent(script)}`, false);
    });
  }

  // The functions up to the next blank comment are sent to other processes as text, so they cannot
  // use variables of this scope.

  /** Evaluates with the page's own rights, past its content security policy. */
  const evaluate = (/** @type {string} */ source) => {
    const box = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
    return Cu.evalInSandbox(source, box);
  };

  /** Evaluates with `root` being the first closed shadow root; null if there is none. */
  const evaluateInCard = (/** @type {string} */ source) => {
    /** @type {(place: ParentNode) => ShadowRoot | null} */
    const closedRoot = (place) => {
      /** @type {NodeListOf<PrivilegedElement>} */
      const elements = place.querySelectorAll("*");
      for (const element of elements) {
        const root = element.openOrClosedShadowRoot;
        const isComponent = element.localName.includes("-");
        if (root?.mode === "closed" && !isComponent && !root.isUAWidget?.()) return root;
        const inner = element.contentDocument ?? root;
        const found = inner && closedRoot(inner);
        if (found) return found;
      }
      return null;
    };
    const root = closedRoot(content.document);
    if (!root) return null;
    const view = root.ownerDocument.defaultView;
    const box = Cu.Sandbox(view, { sandboxPrototype: view, wantXrays: false });
    box.root = Cu.waiveXrays(root);
    return Cu.evalInSandbox(source, box);
  };

  const pressAndRelease = (/** @type {number} */ x, /** @type {number} */ y) => {
    const mouse = { identifier: 0, button: 0, clickCount: 1, modifiers: 0, inputSource: 1 };
    const asIfReal = { isDOMEventSynthesized: false, isWidgetEventSynthesized: false };
    // 140 has only the older of the two.
    /** @type {(kind: string) => void} */
    const send = content.synthesizeMouseEvent
      ? (kind) => content.synthesizeMouseEvent?.(kind, x, y, mouse, asIfReal)
      : (kind) =>
          content.windowUtils.sendMouseEvent(kind, x, y, 0, 1, 0, false, 0, 1, false, false);
    for (const kind of ["mousemove", "mousedown", "mouseup"]) send(kind);
  };

  const weigh = () => {
    for (let time = 0; time < 3; time += 1) {
      Services.obs.notifyObservers(null, "memory-pressure", "heap-minimize");
      Cu.forceGC();
      Cu.forceCC();
    }
    const { document } = content;
    const targets = [content, document, ...document.querySelectorAll("*")];
    const listeners = targets.flatMap((each) => Services.els.getListenerInfoFor(each));
    const { heapAllocated } = Cc["@mozilla.org/memory-reporter-manager;1"].getService(
      Ci.nsIMemoryReporterManager,
    );
    return [listeners.length, targets.length, heapAllocated];
  };

  const isLoaded = (/** @type {string} */ url) =>
    content.location.href === url && content.document.readyState === "complete";
  //

  /** Open an extension page without a tab. It opens slowly, so callers reuse it. */
  async function openHidden() {
    const page = new ExtensionParent.HiddenExtensionPage(extension, "sidebar");
    const browser = await page.createBrowserElement();
    const url = extension.baseURI.resolve("manifest.json");
    browser.fixupAndLoadURIString(url, { triggeringPrincipal: extension.principal });
    while (!(await within(browser, isLoaded, url))) {
      await new Promise((resolve) => window.setTimeout(resolve, 10));
    }
    return page;
  }

  return {
    /** The internal APIs that are used here and missing in this release, by name. */
    lacks() {
      const { prototype } = window.Element;
      /** @type {Record<string, unknown>} */
      const needed = {
        browserActionFor: ExtensionParent.apiManager.global.browserActionFor,
        HiddenExtensionPage: ExtensionParent.HiddenExtensionPage,
        terminateBackground: extension.terminateBackground,
        backgroundState: extension.backgroundState,
        "extension.views": extension.views,
        getRequiredPermissions: extension.getRequiredPermissions,
        getManifestOrigins: extension.getManifestOrigins,
        formatPermissionStrings: internal("ExtensionData").formatPermissionStrings,
        "gBrowser.selectedBrowser": window.gBrowser?.selectedBrowser?.messageManager,
        openOrClosedShadowRoot: Object.getOwnPropertyDescriptor(
          prototype,
          "openOrClosedShadowRoot",
        ),
        synthesizeMouseEvent: window.synthesizeMouseEvent ?? window.windowUtils.sendMouseEvent,
        "Services.clearData": Services.clearData,
        "Services.els": Services.els,
      };
      return Object.keys(needed).filter((name) => !needed[name]);
    },
    /**
     * @param {string} url
     * @param {number} userContextId
     */
    openInContainer(url, userContextId) {
      Services.prefs.setBoolPref("privacy.userContext.enabled", true);
      const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
      window.gBrowser.selectedTab = window.gBrowser.addTab(url, {
        userContextId,
        triggeringPrincipal,
      });
    },
    prefer: (/** @type {string} */ name, /** @type {number | string} */ value) =>
      typeof value === "string"
        ? Services.prefs.setStringPref(name, value)
        : Services.prefs.setIntPref(name, value),
    weigh: () => within(window.gBrowser.selectedBrowser, weigh),
    card: (/** @type {string} */ source) =>
      within(window.gBrowser.selectedBrowser, evaluateInCard, source),
    clickAction: () =>
      ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window),
    popupIsOpen: () => popupView()?.xulBrowser.closest("panel")?.state === "open",
    /** What may tell why no popup is open. */
    popupState: () => ({
      hasPopup: Boolean(popupView()),
      panels: [.../** @type {NodeListOf<Panel>} */ (window.document.querySelectorAll("panel"))]
        .filter((each) => each.state !== "closed")
        .map((each) => `${each.id} ${each.state}`),
      tab: window.gBrowser.selectedBrowser.currentURI.spec,
      focused: window.document.hasFocus(),
      errors: Services.console
        .getMessageArray()
        .slice(-5)
        .map((each) => String(each).slice(0, 300)),
    }),
    popup: (/** @type {string} */ source) => within(popupBrowser(), evaluate, source),
    popupClick: (/** @type {number} */ x, /** @type {number} */ y) =>
      within(popupBrowser(), pressAndRelease, x, y),
    async popupPicture() {
      const frame = popupBrowser().browsingContext.currentWindowGlobal;
      const bitmap = await frame.drawSnapshot(null, window.devicePixelRatio, "white");
      const canvas = /** @type {HTMLCanvasElement} */ (
        window.document.createElementNS("http://www.w3.org/1999/xhtml", "canvas")
      );
      [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
      /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")).drawImage(bitmap, 0, 0);
      return canvas.toDataURL("image/png").split(",")[1];
    },
    /** Firefox keeps the view of a removed extension, and may show it in place of the new one's. */
    removeOldPopupViews() {
      const name = id.toLowerCase().replaceAll(/[^a-z0-9_-]/g, "_");
      for (const each of window.document.querySelectorAll(`[id="PanelUI-webext-${name}-BAV"]`))
        each.remove();
    },
    closePopup: () => popupView()?.xulBrowser.closest("panel")?.hidePopup(),
    async hidden(/** @type {string} */ source) {
      extension.untrainPage ??= openHidden();
      const { browser } = await extension.untrainPage;
      return within(browser, evaluate, source);
    },
    async closeHidden() {
      const page = await extension?.untrainPage;
      page?.shutdown();
    },
    async setEnabled(/** @type {boolean} */ enabled) {
      const { AddonManager } = ChromeUtils.importESModule(
        "resource://gre/modules/AddonManager.sys.mjs",
      );
      const addon = await AddonManager.getAddonByID(id);
      await (enabled ? addon.enable() : addon.disable());
    },
    backgroundState: () => extension.backgroundState,
    // Without this option Firefox only resets the idle time if a listener has not answered yet.
    stopBackground: () => extension.terminateBackground({ disableResetIdleForTest: true }),
    base: () => extension.baseURL.slice(0, -1),
    async warnings() {
      const ExtensionData = internal("ExtensionData");
      const required = await extension.getRequiredPermissions();
      const permissions = { ...required, origins: extension.getManifestOrigins() };
      const said = ExtensionData.formatPermissionStrings({ permissions, type: "webextension" });
      return [...said.msgs, said.dataCollectionPermissions.msg];
    },
    record() {
      /** @type {Requested[]} */
      const noted = [];
      const note = (/** @type {Channel} */ channel) => {
        const { loadInfo, URI } = channel.QueryInterface(Ci.nsIHttpChannel);
        const { triggeringPrincipal: by, externalContentPolicyType: type } = loadInfo;
        const isPage = type === Ci.nsIContentPolicy.TYPE_DOCUMENT;
        noted.push([URI.spec, by?.isContentPrincipal ? by.originNoSuffix : "", isPage]);
      };
      Services.obs.addObserver(note, "http-on-opening-request");
      // Stored for the call of `recorded`.
      window.untrainRecord = noted;
    },
    recorded: () => window.untrainRecord,
    errors: (/** @type {string} */ base) =>
      Services.console
        .getMessageArray()
        .filter((each) => each instanceof Ci.nsIScriptError && each.sourceName.startsWith(base))
        .map((each) => `${each.sourceName}:${each.lineNumber}: ${each.errorMessage}`),
    // The data of one site, or of all without a name.
    forget: (/** @type {string} */ site = "") =>
      new Promise((resolve) => {
        Services.console.reset();
        const { clearData } = Services;
        const done = { onDataDeleted: () => resolve(null) };
        if (site) clearData.deleteDataFromSite(site, {}, true, clearData.CLEAR_ALL, done);
        else clearData.deleteData(clearData.CLEAR_ALL, done);
      }),
  };
}
