/* global Cc, Cu, ChromeUtils, Ci, Services, content, sendAsyncMessage */
// Calls Firefox's internal APIs for what WebDriver lacks. Selenium evaluates this function in the
// main process; arguments and results are JSON.

// biome-ignore lint/correctness/noUnusedVariables: Selenium calls it.
function privileged(id) {
  // The known addresses of Firefox's modules, newest first. Modules move between releases; these
  // two did not between 140 and 153.
  const PLACES = {
    ExtensionParent: ["resource://gre/modules/ExtensionParent.sys.mjs"],
    ExtensionData: ["resource://gre/modules/Extension.sys.mjs"],
  };

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
  const extension = ExtensionParent.GlobalManager.getExtension(id);
  const window = Services.wm.getMostRecentWindow("navigator:browser");
  const popupView = () => [...(extension?.views ?? [])].find((view) => view.viewType === "popup");
  const popupBrowser = () => {
    const view = popupView();
    if (!view) throw new Error("the popup is not open");
    return view.xulBrowser;
  };

  /** Run a function in the process of a browser element; arguments and result are JSON. */
  function within(browser, work, ...values) {
    return new Promise((resolve, reject) => {
      const reply = `untrain:${Services.uuid.generateUUID()}`;
      const messages = browser.messageManager;
      const listen = ({ data }) => {
        messages.removeMessageListener(reply, listen);
        if ("error" in data) reject(new Error(data.error));
        else resolve(data.value);
      };
      messages.addMessageListener(reply, listen);
      window.setTimeout(() => listen({ data: { error: "no answer within 10 s" } }), 10_000);
      const script = `(async () => (${work})(...${JSON.stringify(values)}))().then(
        (value) => sendAsyncMessage("${reply}", { value }),
        (error) => sendAsyncMessage("${reply}", { error: String(error) }))`;
      messages.loadFrameScript(`data:,${encodeURIComponent(script)}`, false);
    });
  }

  // The functions up to the next blank comment are sent to other processes as text, so they cannot
  // use variables of this scope.

  /** Evaluate in the page's scope, bypassing its content security policy. */
  const evaluate = (source) => {
    const box = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
    return Cu.evalInSandbox(source, box);
  };

  /** Evaluate with `root` set to the first closed shadow root; null if there is none. */
  const evaluateInCard = (source) => {
    const closedRoot = (place) => {
      for (const element of place.querySelectorAll("*")) {
        const root = element.openOrClosedShadowRoot;
        if (root?.mode === "closed" && !root.isUAWidget?.()) return root;
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

  const pressAndRelease = (x, y) => {
    const mouse = { identifier: 0, button: 0, clickCount: 1, modifiers: 0, inputSource: 1 };
    const asIfReal = { isDOMEventSynthesized: false, isWidgetEventSynthesized: false };
    // Firefox 140 has only sendMouseEvent.
    const send = content.synthesizeMouseEvent
      ? (kind) => content.synthesizeMouseEvent(kind, x, y, mouse, asIfReal)
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

  const isLoaded = (url) =>
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
    openInContainer(url, userContextId) {
      Services.prefs.setBoolPref("privacy.userContext.enabled", true);
      const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
      window.gBrowser.selectedTab = window.gBrowser.addTab(url, {
        userContextId,
        triggeringPrincipal,
      });
    },
    prefer: (name, number) => Services.prefs.setIntPref(name, number),
    weigh: () => within(window.gBrowser.selectedBrowser, weigh),
    card: (source) => within(window.gBrowser.selectedBrowser, evaluateInCard, source),
    clickAction: () =>
      ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window),
    popupIsOpen: () => popupView()?.xulBrowser.closest("panel")?.state === "open",
    popup: (source) => within(popupBrowser(), evaluate, source),
    popupClick: (x, y) => within(popupBrowser(), pressAndRelease, x, y),
    async popupPicture() {
      const frame = popupBrowser().browsingContext.currentWindowGlobal;
      const bitmap = await frame.drawSnapshot(null, window.devicePixelRatio, "white");
      const canvas = window.document.createElementNS("http://www.w3.org/1999/xhtml", "canvas");
      [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
      canvas.getContext("2d").drawImage(bitmap, 0, 0);
      return canvas.toDataURL("image/png").split(",")[1];
    },
    closePopup: () => popupView()?.xulBrowser.closest("panel")?.hidePopup(),
    async hidden(source) {
      extension.untrainPage ??= openHidden();
      const { browser } = await extension.untrainPage;
      return within(browser, evaluate, source);
    },
    async closeHidden() {
      const page = await extension?.untrainPage;
      page?.shutdown();
    },
    async turnOffAndOn() {
      const { AddonManager } = ChromeUtils.importESModule(
        "resource://gre/modules/AddonManager.sys.mjs",
      );
      const addon = await AddonManager.getAddonByID(id);
      await addon.disable();
      await addon.enable();
    },
    backgroundState: () => extension.backgroundState,
    stopBackground: () => extension.terminateBackground({}),
    base: () => extension.baseURL.slice(0, -1),
    async warnings() {
      const ExtensionData = internal("ExtensionData");
      const required = await extension.getRequiredPermissions();
      const permissions = { ...required, origins: extension.getManifestOrigins() };
      const said = ExtensionData.formatPermissionStrings({ permissions, type: "webextension" });
      return [...said.msgs, said.dataCollectionPermissions.msg];
    },
    record() {
      const noted = [];
      const note = (channel) => {
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
    errors: (base) =>
      Services.console
        .getMessageArray()
        .filter((each) => each instanceof Ci.nsIScriptError && each.sourceName.startsWith(base))
        .map((each) => `${each.sourceName}:${each.lineNumber}: ${each.errorMessage}`),
    forget: () =>
      new Promise((resolve) => {
        Services.console.reset();
        const everything = Services.clearData.CLEAR_ALL;
        Services.clearData.deleteData(everything, { onDataDeleted: () => resolve(null) });
      }),
  };
}
