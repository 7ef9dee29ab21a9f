"""Ways to hide a switch from a person, and markup that does not."""

import html

from tests.browser.switch_pages import HIDDEN

# Ways to hide an element from a person; {} is the element.
WAYS = {
    "display": '<div style="display: none">{}</div>',
    "hidden": "<div hidden>{}</div>",
    "visibility": '<div style="visibility: hidden">{}</div>',
    "visibility collapse": '<div style="visibility: collapse">{}</div>',
    "opacity": '<div style="opacity: 0">{}</div>',
    "no size": '<div style="width: 0; height: 0; overflow: hidden">{}</div>',
    "no height": '<div style="height: 0; overflow: clip">{}</div>',
    "one pixel": '<div class="a11y-text">{}</div>',
    "no scale": '<div style="transform: scale(0)">{}</div>',
    "left of the page": '<div style="position: absolute; left: -9999px">{}</div>',
    "above the page": '<div style="position: absolute; top: -9999px">{}</div>',
    "right of the window": '<div style="position: fixed; left: 200vw">{}</div>',
    "moved off the page": '<div style="transform: translateX(-300vw)">{}</div>',
    "clipped by its box": (
        '<div style="width: 200px; overflow: hidden"><div style="width: 200px; margin-left: 300px">'
        "{}</div></div>"
    ),
    "above a scroll container": (
        '<div style="height: 90px; overflow: auto; position: relative">'
        '<div style="position: absolute; top: -500px">{}</div></div>'
    ),
    "clip path": '<div style="clip-path: inset(50%)">{}</div>',
    "clip": '<div style="position: absolute; clip: rect(0 0 0 0)">{}</div>',
    "inert": "<div inert>{}</div>",
    "closed dialog": "<dialog>{}</dialog>",
    "closed details": "<details><summary>More</summary>{}</details>",
    "content-visibility": '<div style="content-visibility: hidden">{}</div>',
    "hidden frame": '<iframe style="visibility: hidden" srcdoc="{quoted}"></iframe>',
    "frame off the page": (
        '<iframe style="position: absolute; left: -9999px" srcdoc="{quoted}"></iframe>'
    ),
    "shadow root of an inert host": (
        "<div inert><template shadowrootmode=open>{}</template></div>"
    ),
    "shadow root of a transparent host": (
        '<div style="opacity: 0"><template shadowrootmode=open>{}</template></div>'
    ),
}

# Markup that does not hide an element.
OPEN_WAYS = {
    "faded": '<div style="opacity: 0.4">{}</div>',
    "far down the page": '<div style="margin-top: 9999px">{}</div>',
    "far down in a scroll container": (
        '<div style="height: 90px; overflow: auto"><div style="margin-top: 999px">{}</div></div>'
    ),
    "scrolled out of sight": (
        '<div data-scroll=500 style="height: 90px; overflow: auto">{}'
        '<div style="height: 999px"></div></div>'
    ),
    "round corners": '<div style="clip-path: inset(0 round 8px); overflow: hidden">{}</div>',
    "open dialog": "<dialog open>{}</dialog>",
    "open details": "<details open><summary>More</summary>{}</details>",
    "content-visibility: auto": (
        '<div style="margin-top: 9999px; content-visibility: auto">{}</div>'
    ),
    "fixed": '<div style="position: fixed; top: 0">{}</div>',
    "positioned outside of a box without size": (
        '<div style="height: 0; overflow: hidden"><div style="position: absolute">{}</div></div>'
    ),
    "no box of its own": '<div style="display: contents; overflow: hidden">{}</div>',
    "visible in an invisible box": (
        '<div style="visibility: hidden"><div style="visibility: visible">{}</div></div>'
    ),
    "from right to left, wider than the window": (
        '<div style="width: 300vw; direction: ltr">{}</div>'
    ),
    "frame": '<iframe style="width: 600px" srcdoc="{quoted}"></iframe>',
    "shadow root": "<div><template shadowrootmode=open>{}</template></div>",
}

# Ways to hide only the input. With OFF_SCREEN its row stands for it, with NOT_DRAWN only a label.
OFF_SCREEN = {
    "class of one pixel": 'class="a11y-text"',
    "opacity": 'style="opacity: 0"',
    "no size": 'style="appearance: none; width: 0; height: 0; margin: 0; border: 0"',
    "left of the page": 'style="position: absolute; left: -9999px"',
    "clip path": 'style="clip-path: inset(100%)"',
}
NOT_DRAWN = {
    "display": HIDDEN,
    "hidden": "hidden",
    "visibility": 'style="visibility: hidden"',
}


def hide(way: str, content: str) -> str:
    """Return HTML content hidden in one of the WAYS."""
    return way.replace("{quoted}", html.escape(content)).replace("{}", content)
