"""Small pages whose switches are in custom elements, each with the expected observation."""

from tests.browser.switch_pages import (
    ARIA_WORDS,
    BY_KEY,
    BY_OTHER,
    KEY,
    LABEL,
    OTHER,
    TITLE,
    TRUE,
    WORDS,
    row,
    switch,
)

SWITCH = switch("true", "")
UNSEEN = switch("true", 'style="opacity: 0"')
LABELLED = f"<label>{SWITCH}<slot></slot></label>"
TRACK = "<div style='width: 40px; height: 20px'></div>"


def component(shadow: str, content: str = "", attributes: str = "") -> str:
    """Return a custom element with a shadow root and content."""
    template = f"<template shadowrootmode=open>{shadow}</template>"
    return f"<x-switch {attributes}>{template}{content}</x-switch>"


def outer(attributes: str) -> str:
    """Return a component that is a switch and has another one inside, as Ionic's."""
    host = f"role=switch aria-checked=false data-name=outer {attributes}"
    return component(f"<label>{switch('inner', '')}<slot></slot></label>", WORDS, host)


COMPONENTS = {
    "the key on a component": (TITLE + LABEL + component(SWITCH, "", BY_KEY), "true off"),
    "the key as the id of a component": (TITLE + component(SWITCH, "", f"id={KEY}"), "true off"),
    "the key on a component, and the known words as the label in it": (
        TITLE + component(LABELLED, WORDS, f"id={KEY}"),
        "true off",
    ),
    "the key on a component, and other words as the label in it": (
        TITLE + component(LABELLED, "Share my posts with Microsoft", f"id={KEY}"),
        "none unknown",
    ),
    "the key on a component, and other words beside the switch in it": (
        TITLE + component(row("<p>Share my posts with Microsoft</p>", SWITCH), "", f"id={KEY}"),
        "none unknown",
    ),
    "the key on a component, and another key on the switch in it": (
        TITLE + component(OTHER, "", f"id={KEY}"),
        "none unknown",
    ),
    "the key on a component with more controls": (
        TITLE + component(f"{SWITCH}<button>Subscribe</button>", "", f"id={KEY}"),
        "none unknown",
    ),
    "the key on a component of the page, and another one with the known words": (
        TITLE + component("", "", f"id={KEY}") + component(LABELLED, WORDS),
        "none unknown",
    ),
    "a component with the key, and the switch itself": (
        TITLE + component(switch("other", ""), "", BY_KEY) + TRUE,
        "none unknown",
    ),
    "the key on a component, whose switch cannot be seen": (
        TITLE + component(UNSEEN + TRACK, "", f"id={KEY}"),
        "true off",
    ),
    "the key on a component that cannot be seen either": (
        TITLE + component(UNSEEN + TRACK, "", f'id={KEY} style="opacity: 0"'),
        "none missing",
    ),
    "the key on a component, whose switch is not drawn": (
        TITLE + component(switch("true", "hidden") + TRACK, "", f"id={KEY}"),
        "none missing",
    ),
    # By label.
    "the known words in a slot": (TITLE + component(LABELLED, WORDS), "true off"),
    "other words in a slot, next to the known words": (
        f"{TITLE}<section><p>{WORDS}</p>{component(LABELLED, 'Share')}</section>",
        "none unknown",
    ),
    "the known words in a component outside of all slots": (
        TITLE + component(SWITCH, WORDS),
        "none unknown",
    ),
    "the known words in a component, whose switch has no label": (
        TITLE + component(f"{SWITCH}<slot></slot>", WORDS),
        "true off",
    ),
    "the known words as the name of a component": (
        TITLE + component(SWITCH, "", ARIA_WORDS),
        "true off",
    ),
    "the known words as the name of a section with a newsletter's checkbox": (
        TITLE + component(f"{switch('news', '')}<button>Subscribe</button>", "", ARIA_WORDS),
        "none unknown",
    ),
    "the known words in a component with the id of another setting": (
        TITLE + component(LABELLED, WORDS, "id=nonEssentialCookieConsent"),
        "none unknown",
    ),
    "the known words in a component with another key": (
        TITLE + component(SWITCH, WORDS, BY_OTHER),
        "none unknown",
    ),
    "two components with the known words": (
        TITLE + component(LABELLED, WORDS) + component(LABELLED, WORDS),
        "none unknown",
    ),
    "a switch inside of a switch": (TITLE + outer(""), "outer off"),
    "a switch inside of a switch with the key": (TITLE + outer(f"id={KEY}"), "outer off"),
}
