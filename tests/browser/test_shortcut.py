"""The options say which key opens the popup, and lead to where it can be changed."""

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.expressions import SEEN
from tests.browser.messages import words

# Opening the browser's own page would end the test's hold of the tab.
CATCH = """() => {
  browser.tabs.create = async ({ url }) => { window.opened = url; };
  if ("openShortcutSettings" in browser.commands)
    browser.commands.openShortcutSettings = async () => { window.opened = "settings"; };
}"""


def test_the_options_show_the_key_and_where_to_change_it(agreed: Browser) -> None:
    agreed.page("pages/options.html")
    until(lambda: agreed.js(SEEN, "#shortcut"), "the key")
    assert agreed.text("#shortcut-keys").endswith("+U opens Untrain.")
    agreed.js(CATCH)

    agreed.click("#shortcut-change")

    opened = ("settings", "chrome://extensions/shortcuts")
    until(lambda: agreed.js("window.opened") in opened, "where it can be changed")


def test_a_key_that_was_taken_away_is_not_promised(agreed: Browser) -> None:
    agreed.page("pages/options.html")
    until(lambda: agreed.js(SEEN, "#shortcut"), "the key")

    agreed.js("""() => { browser.commands.getAll = async () =>
      [{ name: "_execute_action", shortcut: "" }];
      document.dispatchEvent(new Event("visibilitychange")); }""")

    none = words("shortcutNone")
    until(lambda: agreed.text("#shortcut-keys") == none, "that there is none")
