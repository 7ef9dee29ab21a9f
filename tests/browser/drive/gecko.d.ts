// What firefox-privileged.js uses of Firefox's own insides, which have no published types.

/** What its modules export, by name. */
export interface Internals {
  ExtensionParent: {
    GlobalManager: { getExtension(id: string): Extension | undefined };
    apiManager: {
      global: { browserActionFor(extension: Extension): { triggerAction(window: Window): void } };
    };
    HiddenExtensionPage: new (extension: Extension, viewType: string) => HiddenPage;
  };
  ExtensionData: {
    formatPermissionStrings(asked: { permissions: object; type: "webextension" }): {
      msgs: string[];
      dataCollectionPermissions: { msg: string };
    };
  };
}

export interface Extension {
  views: Iterable<{ viewType: string; xulBrowser: XulBrowser }>;
  baseURI: { resolve(path: string): string };
  baseURL: string;
  principal: Principal;
  backgroundState: string;
  terminateBackground(options: { disableResetIdleForTest: boolean }): Promise<void>;
  getRequiredPermissions(): Promise<object>;
  getManifestOrigins(): string[];
  /** Ours: the page that is kept. */
  untrainPage?: Promise<HiddenPage>;
}

interface Addon {
  disable(): Promise<void>;
  enable(): Promise<void>;
}

export interface HiddenPage {
  browser: XulBrowser;
  createBrowserElement(): Promise<XulBrowser>;
  shutdown(): void;
}

export interface Principal {
  isContentPrincipal: boolean;
  originNoSuffix: string;
}

/** The element of a window that shows a page, which may be in another process. */
export interface XulBrowser {
  currentURI: { spec: string };
  messageManager: MessageManager;
  browsingContext: {
    currentWindowGlobal: {
      drawSnapshot(area: null, scale: number, background: string): Promise<ImageBitmap>;
    };
  };
  fixupAndLoadURIString(url: string, options: { triggeringPrincipal: Principal }): void;
  closest(selector: "panel"): Panel | null;
}

/** What Firefox opens over a window. */
export interface Panel extends Element {
  state: "closed" | "hiding" | "open" | "showing";
  hidePopup(): void;
}

/** The end of a message: an error, or the value. */
export type Reply = { error: string } | { value: unknown };
type ReplyListener = (message: { data: Reply }) => void;

interface MessageManager {
  addMessageListener(name: string, listener: ReplyListener): void;
  removeMessageListener(name: string, listener: ReplyListener): void;
  loadFrameScript(url: string, allowDelayedLoad: boolean): void;
}

/** A window, with what only privileged scripts see of it. */
type PrivilegedWindow = Window &
  typeof globalThis & {
    /** Not in 140. */
    synthesizeMouseEvent?: (
      type: string,
      x: number,
      y: number,
      mouse: object,
      options: object,
    ) => void;
    windowUtils: {
      sendMouseEvent(
        type: string,
        x: number,
        y: number,
        button: number,
        clickCount: number,
        modifiers: number,
        ignoreRootScrollFrame: boolean,
        pressure: number,
        inputSource: number,
        isDOMEventSynthesized: boolean,
        isWidgetEventSynthesized: boolean,
      ): void;
    };
  };

/** A window of the browser itself. */
type BrowserWindow = PrivilegedWindow & {
  gBrowser: {
    selectedBrowser: XulBrowser;
    selectedTab: object;
    addTab(url: string, options: { userContextId: number; triggeringPrincipal: Principal }): object;
  };
  /** Ours: what was recorded. */
  untrainRecord?: Requested[];
};

/** The address, the origin that asked for it or "", and whether it is a page's own. */
export type Requested = [string, string, boolean];

/** An element, with what only privileged scripts see of it. */
export interface PrivilegedElement extends Element {
  openOrClosedShadowRoot: (ShadowRoot & { isUAWidget?(): boolean }) | null;
  contentDocument?: Document | null;
}

export interface Channel {
  QueryInterface(wanted: typeof Ci.nsIHttpChannel): {
    URI: { spec: string };
    loadInfo: { triggeringPrincipal: Principal | null; externalContentPolicyType: number };
  };
}

interface ScriptError {
  sourceName: string;
  lineNumber: number;
  errorMessage: string;
}

declare global {
  const ChromeUtils: {
    importESModule(url: "resource://gre/modules/AddonManager.sys.mjs"): {
      AddonManager: { getAddonByID(id: string): Promise<Addon> };
    };
    importESModule(url: string): Partial<Internals>;
  };

  /** Interfaces, known by their names. */
  const Ci: {
    nsIHttpChannel: object;
    nsIMemoryReporterManager: object;
    nsIContentPolicy: { TYPE_DOCUMENT: number };
    nsIScriptError: new () => ScriptError;
  };

  /** What makes or finds an object, by its name. */
  const Cc: {
    "@mozilla.org/memory-reporter-manager;1": {
      getService(wanted: typeof Ci.nsIMemoryReporterManager): { heapAllocated: number };
    };
  };

  const Cu: {
    Sandbox(
      principal: Window | null,
      options: { sandboxPrototype: Window | null; wantXrays: boolean },
    ): { root?: ShadowRoot };
    evalInSandbox(source: string, sandbox: object): unknown;
    waiveXrays<T>(value: T): T;
    forceGC(): void;
    forceCC(): void;
  };

  const Services: {
    wm: { getMostRecentWindow(type: "navigator:browser"): BrowserWindow };
    uuid: { generateUUID(): object };
    prefs: {
      setBoolPref(name: string, value: boolean): void;
      setIntPref(name: string, value: number): void;
      setStringPref(name: string, value: string): void;
    };
    obs: {
      notifyObservers(subject: null, topic: string, data: string): void;
      addObserver(observer: (channel: Channel) => void, topic: string): void;
    };
    els: { getListenerInfoFor(target: EventTarget): object[] };
    scriptSecurityManager: { getSystemPrincipal(): Principal };
    /** Messages of other kinds have none of an error's fields. */
    console: { getMessageArray(): ScriptError[]; reset(): void };
    clearData: {
      CLEAR_ALL: number;
      deleteData(what: number, callback: { onDataDeleted(): void }): void;
      deleteDataFromSite(
        site: string,
        pattern: object,
        isByUser: boolean,
        what: number,
        callback: { onDataDeleted(): void },
      ): void;
    };
  };

  /** In a frame script: the window of the page. */
  const content: PrivilegedWindow;
}
