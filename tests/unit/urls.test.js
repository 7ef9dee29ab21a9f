import assert from "node:assert/strict";
import { test } from "node:test";
import {
  atSetting,
  gateOf,
  inSettings,
  isSettingOrList,
  placeOf,
  savePathOf,
  sitePath,
} from "../../extension/shared/urls.js";
import { setting, site } from "./rules.js";

const AT = "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement";

for (const address of [AT, `${AT}/`, `${AT}//`, `${AT}?trk=x`, `${AT}#top`, `${AT}/?a=1#b`]) {
  test(`${address} is the setting's page`, () => {
    assert.equal(atSetting(address, setting, site), true);
  });
}

for (const address of [
  "",
  "not an address",
  "about:blank",
  "https://www.linkedin.com/feed/",
  `${AT}-elsewhere`,
  `${AT}/more`,
  AT.replace("https:", "http:"),
  AT.replace("www.linkedin.com", "www.linkedin.com.example"),
  AT.replace("www.linkedin.com", "www.linkedin.com:8443"),
  AT.replace("www.linkedin.com", "www.linkedin.com@example.org"),
  `https://example.org/?to=${AT}`,
]) {
  test(`"${address}" is not the setting's page`, () => {
    assert.equal(atSetting(address, setting, site), false);
  });
}

for (const [path, place] of [
  ["/mypreferences/d/settings/data-for-ai-improvement/", "setting"],
  ["/mypreferences/d/categories/privacy", "list"],
  ["/login", "signed-out"],
  ["/login/?session_redirect=x", "signed-out"],
  ["/uas/login?session_redirect=%2Fmypreferences", "signed-out"],
  ["/checkpoint/lg/login", "signed-out"],
  ["/authwall?trk=x", "signed-out"],
  ["/signup/cold-join", "signed-out"],
  ["/m/logout/?trk=x", "signed-out"],
  ["/checkpoint/rm/sign-in-another-account", "signed-out"],
  ["/", "signed-out"],
  ["/home?trk=x", "signed-out"],
  ["/checkpoint/challenge/abc", "blocked"],
  ["/loginhelp", "elsewhere"],
  ["/homepage", "elsewhere"],
  ["/home/more", "elsewhere"],
  ["/company/signup", "elsewhere"],
  ["/checkpointing", "elsewhere"],
  ["/feed/", "elsewhere"],
  ["/mypreferences/d/categories/account", "list"],
  ["/mypreferences/d/settings/another", "list"],
  ["/mypreferencesx", "elsewhere"],
]) {
  test(`${path} is ${place}`, () => {
    assert.equal(placeOf(`https://www.linkedin.com${path}`, setting, site), place);
  });
}

test("sign-in pages and security checks are recognised without a setting, other pages are not", () => {
  const gates = [
    "/login",
    "/",
    "/checkpoint/challenge/x",
    "/feed/",
    "/mypreferences/d/categories/privacy",
  ];

  assert.deepEqual(
    gates.map((path) => gateOf(site.origin + path, site)),
    ["signed-out", "signed-out", "blocked", "", ""],
  );
  assert.equal(gateOf("https://example.org/login", site), "");
});

test("an address on another site is no place on LinkedIn", () => {
  assert.equal(placeOf("https://example.org/login", setting, site), "elsewhere");
  for (const host of ["example.org", "www.linkedin.com.example", "www.linkedin.com@example.org"])
    assert.equal(sitePath(`https://${host}/login`, site), "");
});

test("only settings pages and the list are ours", () => {
  assert.equal(isSettingOrList("https://www.linkedin.com/feed/", [setting], site), false);
  assert.equal(
    isSettingOrList(
      "https://www.linkedin.com/mypreferences/d/categories/privacy/",
      [setting],
      site,
    ),
    true,
  );
  assert.equal(isSettingOrList(AT, [setting], site), true);
});

test("the front page has a path, to tell it from other sites", () => {
  assert.equal(sitePath("https://www.linkedin.com/", site), "/");
});

test("the address of LinkedIn's settings is that of its list", () => {
  const both = { ...site, listPaths: [...site.listPaths, "/psettings/data-privacy"] };
  for (const path of ["mypreferences/d/anything", "psettings"])
    assert.equal(inSettings(`https://www.linkedin.com/${path}`, both), true);
  for (const address of [
    "https://www.linkedin.com/messaging/",
    "https://www.linkedin.com/",
    "https://example.org/mypreferences/d/",
    "",
  ]) {
    assert.equal(inSettings(address, both), false);
  }
});

test("each of several blocked paths is blocked", () => {
  const more = { ...site, blockedPaths: ["/checkpoint/", "/blocked"] };

  assert.equal(
    placeOf("https://www.linkedin.com/checkpoint/challenge/abc", setting, more),
    "blocked",
  );
});

test("the page of any of several settings is relevant", () => {
  assert.equal(
    isSettingOrList(AT, [setting, { ...setting, paths: ["/mypreferences/d/other"] }], site),
    true,
  );
});

test("the save path of a switch is that of the site followed by its key", () => {
  assert.equal(
    savePathOf(setting, site),
    "/mysettings-api/settingsApiSettings/allowDataForGenerativeAI",
  );
});

test("the save path of a switch without a key is unknown", () => {
  const { key: _, ...keyless } = setting;

  assert.equal(savePathOf({ ...keyless, switchId: "nonEssentialCookieConsent" }, site), "");
});

test("an origin, as the browser names the sender of a request, has the path of the home page", () => {
  assert.equal(sitePath("https://www.linkedin.com", site), "/");
  assert.equal(sitePath("https://example.org", site), "");
});

test("the address of a link in a picture, which is an object, has no path", () => {
  assert.equal(sitePath(/** @type {any} */ ({ baseVal: AT }), site), "");
});
