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
  ["/mypreferences/d/categories/account", "elsewhere"],
]) {
  test(`${path} is ${place}`, () => {
    assert.equal(placeOf(`https://www.linkedin.com${path}`, setting, site), place);
  });
}

test("a gate is known without any setting, and a page for members is none", () => {
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

test("another site has no place on LinkedIn, whatever its path", () => {
  assert.equal(placeOf("https://example.org/login", setting, site), "elsewhere");
  assert.equal(sitePath("https://example.org/login", site), "");
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

test("the front page has a path, so that it is told from other sites", () => {
  assert.equal(sitePath("https://www.linkedin.com/", site), "/");
});

test("LinkedIn's settings are where its lists of them are", () => {
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

test("any one of several blocked places is blocked", () => {
  const more = { ...site, blockedPaths: ["/checkpoint/", "/blocked"] };

  assert.equal(
    placeOf("https://www.linkedin.com/checkpoint/challenge/abc", setting, more),
    "blocked",
  );
});

test("any one of several settings' pages is ours", () => {
  assert.equal(
    isSettingOrList(AT, [setting, { ...setting, paths: ["/mypreferences/d/other"] }], site),
    true,
  );
});

test("a switch saves itself to the site's address followed by its key", () => {
  assert.equal(
    savePathOf(setting, site),
    "/mysettings-api/settingsApiSettings/allowDataForGenerativeAI",
  );
});

test("where a switch without a key saves itself is not known", () => {
  const { key: _, ...keyless } = setting;

  assert.equal(savePathOf({ ...keyless, switchId: "nonEssentialCookieConsent" }, site), "");
});
