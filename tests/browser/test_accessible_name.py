"""The accessible names of switches are those that the browsers compute."""

import subprocess

from builder.bundle import ESBUILD, OPTIONS
from tests.browser.conftest import ROOT
from tests.browser.drive import Browser
from tests.browser.switch_pages import WORDS, switch


def button(attributes: str = "", content: str = "") -> str:
    """Return a switch that has its name from its content."""
    return f"<button role=switch aria-checked=true data-name=x {attributes}>{content}</button>"


def component(shadow: str, content: str = WORDS, attributes: str = "") -> str:
    """Return a custom element with a shadow root and content."""
    template = f"<template shadowrootmode=open>{shadow}</template>"
    return f"<x-switch {attributes}>{template}{content}</x-switch>"


HIDE = 'style="display: none"'
BLANK = 'aria-label=" "'
LABELLED = switch("x", "aria-labelledby=a")
# The HTML of a page, and the name of its switch.
NAMES = {
    "nothing": (switch("x", ""), ""),
    "aria-labelledby": (f"<p id=a>{WORDS}</p>" + LABELLED, WORDS),
    "aria-labelledby of two elements in its order": (
        "<p id=b>second</p><p id=a>first</p>" + switch("x", 'aria-labelledby="a b"'),
        "first second",
    ),
    "aria-labelledby, one of two elements missing": (
        f"<p id=a>{WORDS}</p>" + switch("x", 'aria-labelledby="a b"'),
        WORDS,
    ),
    "aria-labelledby of a hidden element": (f"<p id=a {HIDE}>{WORDS}</p>" + LABELLED, WORDS),
    "aria-labelledby of an element with a hidden part": (
        f"<p id=a>{WORDS}<b hidden> with Microsoft</b></p>" + LABELLED,
        WORDS,
    ),
    "aria-labelledby of an element with an invisible part": (
        f'<p id=a>{WORDS}<b style="visibility: hidden"> with Microsoft</b></p>' + LABELLED,
        WORDS,
    ),
    "aria-labelledby of an element with aria-label": (
        f'<p id=a aria-label="{WORDS}">Training</p>' + LABELLED,
        WORDS,
    ),
    "aria-labelledby before all others": (
        f"<p id=a>{WORDS}</p><label>Label {switch('x', 'aria-labelledby=a aria-label=No')}</label>",
        WORDS,
    ),
    "aria-label before labels": (f"<label>No {switch('x', 'aria-label=Yes')}</label>", "Yes"),
    "a blank aria-label": (f"<label>{WORDS}{switch('x', BLANK)}</label>", WORDS),
    "a label around it": (f"<label>{WORDS} {switch('x', '')}</label>", WORDS),
    "a label with `for`": (f"<label for=i>{WORDS}</label>" + switch("x", "id=i"), WORDS),
    "two labels": (
        f"<label for=i>Use my data</label><label>for training{switch('x', 'id=i')}</label>",
        "Use my data for training",
    ),
    "a label with white space": (f"<label> Use\n my  data{switch('x', '')}</label>", "Use my data"),
    "a label with words in parts": (
        f"<label>Use <b>m</b>y<div>data</div>{switch('x', '')}</label>",
        "Use my data",
    ),
    "a label with aria-hidden": (
        f"<label>{WORDS}<i aria-hidden=true>On</i>{switch('x', '')}</label>",
        WORDS,
    ),
    "a label around a button with content": (f"<label>{WORDS}{button('', 'On')}</label>", WORDS),
    "a label only for screen readers": (
        f"<label><span class=a11y-text>{WORDS}</span>{switch('x', '')}</label>",
        WORDS,
    ),
    "content": (button("", f"<span>{WORDS}</span>"), WORDS),
    "content with a hidden part": (button("", f"{WORDS}<i hidden>On</i>"), WORDS),
    "a title": (switch("x", f'title="{WORDS}"'), WORDS),
    "a neighbour's words": (f"<p>{WORDS}</p>{switch('x', '')}", ""),
    # Shadow roots.
    "a slot in a label": (component(f"<label>{switch('x', '')}<slot></slot></label>"), WORDS),
    "a slot in the element of aria-labelledby": (
        component(f"{LABELLED}<div id=a><slot></slot></div>"),
        WORDS,
    ),
    "a named slot": (
        component(
            f"<label>{switch('x', '')}<slot name=l></slot></label><slot></slot>",
            f"Other<b slot=l>{WORDS}</b>",
        ),
        WORDS,
    ),
    "a slot with its own content": (
        component(f"<label>{switch('x', '')}<slot>{WORDS}</slot></label>", ""),
        WORDS,
    ),
    "a hidden element in a slot": (
        component(f"<label>{switch('x', '')}<slot></slot></label>", f"{WORDS}<i hidden>No</i>"),
        WORDS,
    ),
    "a slot in a slot": (
        component(
            "<x-inner><template shadowrootmode=open>"
            f"<label>{switch('x', '')}<slot></slot></label></template><slot></slot></x-inner>"
        ),
        WORDS,
    ),
    "the content of a host with its own shadow root": (
        component("<span><slot></slot></span>", WORDS, "role=switch aria-checked=true data-name=x"),
        WORDS,
    ),
    "content outside of all slots": (
        component("<span></span>", WORDS, "role=switch aria-checked=true data-name=x"),
        "",
    ),
}
# Here a browser may take another name.
STRICTER = {
    "aria-labelledby of a missing element": (switch("x", "aria-labelledby=a aria-label=No"), ""),
    "aria-labelledby into another root": (
        f"<p id=a>{WORDS}</p>" + component(LABELLED, ""),
        "",
    ),
    "aria-labelledby into its own shadow root": (
        component(
            "<label id=a><slot></slot></label>",
            WORDS,
            "role=switch aria-checked=true aria-labelledby=a data-name=x",
        ),
        WORDS,
    ),
}

# Put a page in place and return its switch and the name that Untrain gives it.
NAME = """
  %s
  const [page] = arguments;
  document.body.setHTMLUnsafe(page);
  const inside = (scope) => [...scope.querySelectorAll("*")].flatMap((each) =>
    [each, ...(each.shadowRoot ? inside(each.shadowRoot) : [])]);
  const all = inside(document.body);
  for (const each of all) if (each.dataset.style) each.style.cssText = each.dataset.style;
  const element = all.find((each) => each.dataset.name);
  return [element, Untrain.accessibleName(element)];
"""


def linked() -> str:
    """Return a script that defines `Untrain` with the module."""
    entry = 'export { accessibleName } from "./extension/content/accessible-name.js";'
    command = [str(ROOT / ESBUILD), *OPTIONS, "--global-name=Untrain"]
    result = subprocess.run(
        command, input=entry.encode(), cwd=ROOT, capture_output=True, check=True
    )
    return result.stdout.decode()


SCRIPT = NAME % linked()


def names(browser: Browser, text: str) -> tuple[str, str]:
    """Return the name of a page's switch: Untrain's, and the browser's with single spaces."""
    # LinkedIn's security policy forbids style attributes in HTML, but not styles set by script.
    element, name = browser.driver.execute_script(SCRIPT, text.replace("style=", "data-style="))
    return name, " ".join(element.accessible_name.split())


def test_the_name_of_a_switch_is_the_one_that_the_browser_computes(feed: Browser) -> None:
    found = {page: names(feed, text) for page, (text, _) in NAMES.items()}

    assert found == {page: (name, name) for page, (_, name) in NAMES.items()}


def test_aria_labelledby_without_a_target_leaves_a_switch_without_a_name(feed: Browser) -> None:
    """The attribute may be the key of another setting, so nothing else counts."""
    found = {page: names(feed, text)[0] for page, (text, _) in STRICTER.items()}

    assert found == {page: name for page, (_, name) in STRICTER.items()}
