"""Only a modal dialog, or one over the switch, that opens after the click asks a question."""

import subprocess

import pytest

from builder.bundle import ESBUILD, OPTIONS
from tests.browser.conftest import ROOT
from tests.browser.drive import Browser

ENTRY = 'export { asksSince, openDialogs } from "./extension/content/dialogs.js";'

# The page is drawn first, then the dialogs are added.
ASKS = """async (page, dialogs) => {{
  {linked}
  const put = (element, text) => element.setHTMLUnsafe(text);
  const styled = (root) => {{
    for (const each of root.querySelectorAll("*")) {{
      if (each.dataset?.style) each.style.cssText = each.dataset.style;
      if (each.shadowRoot) styled(each.shadowRoot);
    }}
  }};
  const {{ body }} = document;
  put(body, page);
  styled(body);
  for (const each of body.querySelectorAll("iframe"))
    await new Promise((done) => each.addEventListener("load", done));
  const find = (root) => root.querySelector("[role=switch]");
  const frame = body.querySelector("iframe")?.contentDocument;
  const element = find(body) ?? find(frame ?? body.querySelector("section").shadowRoot);
  const before = Untrain.openDialogs();
  const box = document.createElement("div");
  put(box, dialogs);
  body.append(box);
  styled(box);
  box.querySelector("dialog[data-modal]")?.showModal();
  const asks = Untrain.asksSince(before, element);
  put(body, "");
  return asks;
}}"""

SWITCH = '<p>Use my data for training <input type="checkbox" role="switch"></p>'
YES = "<button>Confirm</button>"
# The simulator's style sheet makes dialogs narrow.
COVER = "position: fixed; inset: 0; width: auto; max-width: none; margin: 0"
CORNER = "position: fixed; inset: auto 0 0 auto; width: 90px; height: 60px"

QUESTIONS = {
    "aria-modal": f'<div role="dialog" aria-modal="true" style="{CORNER}">Sure? {YES}</div>',
    "alertdialog": f'<div role="alertdialog" aria-modal="true">Sure? {YES}</div>',
    "showModal": f"<dialog data-modal>Sure? {YES}</dialog>",
    "over the switch": f'<div role="dialog" style="{COVER}">Sure? {YES}</div>',
    "in a backdrop over the switch": (
        f'<div style="{COVER}"><div role="dialog" style="{CORNER}">Sure? {YES}</div></div>'
    ),
    "beside a backdrop over the switch": (
        f'<div><div style="{COVER}"></div>'
        f'<div role="dialog" style="{CORNER}">Sure? {YES}</div></div>'
    ),
    "over the switch, in a shadow root": (
        f'<span><template shadowrootmode="open"><div role="dialog" style="{COVER}">{YES}</div>'
        "</template></span>"
    ),
    "with its controls in a shadow root": (
        '<div role="dialog" aria-modal="true"><span><template shadowrootmode="open">'
        f"{YES}</template></span></div>"
    ),
}
OTHERS = {
    "none": "",
    "a chat in the corner": f'<div role="dialog" style="{CORNER}"><textarea></textarea>{YES}</div>',
    "a toast with a button": f'<div role="alertdialog" style="{CORNER}">Saved {YES}</div>',
    "a cookie banner": (
        '<div role="dialog" style="position: fixed; inset: auto 0 0; height: 60px">Cookies '
        f"{YES}</div>"
    ),
    "an open dialog that is not modal": f'<dialog open style="{CORNER}">News {YES}</dialog>',
    "a modal dialog without a control": '<div role="dialog" aria-modal="true">Saving…</div>',
    "a hidden dialog": f'<div role="dialog" aria-modal="true" hidden>Sure? {YES}</div>',
    "a backdrop without a dialog": f'<div style="{COVER}"></div>',
}
PLACES = {
    "in the page": SWITCH,
    "far down": f'<div style="height: 3000px"></div>{SWITCH}',
    "in a frame": f"<iframe srcdoc='{SWITCH}' style='width: 600px'></iframe>",
    "in a shadow root": f'<section><template shadowrootmode="open">{SWITCH}</template></section>',
}


def bundle() -> str:
    """Return the module as one script that defines `Untrain`."""
    command = [str(ROOT / ESBUILD), *OPTIONS, "--global-name=Untrain"]
    result = subprocess.run(
        command, input=ENTRY.encode(), cwd=ROOT, capture_output=True, check=True
    )
    return result.stdout.decode()


SCRIPT = ASKS.format(linked=bundle())


@pytest.fixture
def page(browser: Browser) -> Browser:
    """Return a browser on a page of the simulator where the extension does nothing."""
    browser.new_tab("/feed/")
    return browser


def asks(page: Browser, place: str, dialogs: dict[str, str]) -> dict[str, bool]:
    """Tell of each dialog whether it asks a question about a switch at this place."""
    # LinkedIn's security policy forbids style attributes in HTML, but not styles set by script.
    text = PLACES[place].replace("style=", "data-style=")
    return {
        name: page.js(SCRIPT, text, dialog.replace("style=", "data-style="))
        for name, dialog in dialogs.items()
    }


@pytest.mark.parametrize("place", PLACES)
def test_other_dialogs_ask_nothing(page: Browser, place: str) -> None:
    assert asks(page, place, OTHERS) == dict.fromkeys(OTHERS, False)


@pytest.mark.parametrize("place", [name for name in PLACES if name != "far down"])
def test_a_dialog_that_keeps_the_person_from_the_switch_asks(page: Browser, place: str) -> None:
    assert asks(page, place, QUESTIONS) == dict.fromkeys(QUESTIONS, True)


def test_a_modal_dialog_asks_wherever_the_switch_is(page: Browser) -> None:
    modal = {name: each for name, each in QUESTIONS.items() if "modal" in each}

    assert asks(page, "far down", modal) == dict.fromkeys(modal, True)


def test_a_dialog_that_was_open_before_the_click_asks_nothing(page: Browser) -> None:
    dialog = QUESTIONS["aria-modal"].replace("style=", "data-style=")

    assert page.js(SCRIPT, SWITCH + dialog, "") is False
