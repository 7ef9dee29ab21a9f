// The settings page as an Ember application of 2021, with the markup of pages/ai-2020.html.

/** @import { FrameworkPage } from "../page.js" */
/** @import { Row } from "../../static/types.js" */

import "ember-source/dist/ember.debug.js";
import { save } from "../../static/save.js";
import { ask, described } from "../page.js";
import application from "./application.hbs";
import artdecoToggle from "./artdeco-toggle.hbs";
import settingRow from "./setting-row.hbs";

const page = described();

/** The state of a switch, changed at once by a click, and back if the save is refused. */
const Setting = Ember.Object.extend({
  label: Ember.computed.reads("row.label"),
  locked: Ember.computed("waits", function () {
    return this.waits && page.scene.skeleton === "disabled";
  }),
  state: Ember.computed("on", function () {
    return page.words[this.on ? "on" : "off"];
  }),
  async change(/** @type {boolean} */ value) {
    const { key, own } = this.row;
    const scene = own ? page.scene : page.plain;
    this.set("on", value);
    if (scene.sends && !(await save(key, value, scene)) && scene.snaps_back) this.set("on", !value);
  },
});

/** Loads the settings, before the page is drawn unless the scene has a skeleton. */
const ApplicationRoute = Ember.Route.extend({
  async model() {
    const settings = page.rows.map((row) =>
      Setting.create({ row, on: page.values[row.key] === true, waits: true }),
    );
    const told = ask(page.data).then((values) => {
      for (const setting of values ? settings : []) {
        setting.setProperties({ on: values?.[setting.row.key] === true, waits: false });
      }
      return values;
    });
    if (page.scene.skeleton === "none" && !(await told)) throw new Error("no settings");
    return { words: page.words, settings };
  },
});

const SettingRow = Ember.Component.extend({ tagName: "section", classNames: ["setting-row"] });

const ArtdecoToggle = Ember.Component.extend({
  classNames: ["artdeco-toggle", "artdeco-toggle--24dp", "artdeco-toggle--default"],
  classNameBindings: ["setting.on:artdeco-toggle--toggled"],
  inputId: Ember.computed("elementId", function () {
    return `adToggle_${this.elementId}`;
  }),
  click(/** @type {MouseEvent} */ { target }) {
    const { setting } = this;
    // The browser clicks the input next.
    if (/** @type {Element} */ (target).closest("label") || setting.locked) return;
    setting.change(!setting.on);
  },
});

/** @type {Record<string, object>} */
const PARTS = {
  "route:application": ApplicationRoute,
  "template:application": application,
  "component:setting-row": SettingRow,
  "template:components/setting-row": settingRow,
  "component:artdeco-toggle": ArtdecoToggle,
  "template:components/artdeco-toggle": artdecoToggle,
};

Ember.Application.create({
  rootElement: "#main",
  Resolver: { create: () => ({ resolve: (/** @type {string} */ name) => PARTS[name] }) },
  Router: Ember.Router.extend({ location: "none" }),
});
