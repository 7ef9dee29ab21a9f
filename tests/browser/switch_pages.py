"""Small pages with switches, each with what the AI setting must be found as in it.

What is found is `<data-name of the switch> <reading>`, or `none <reading>`. A page is the content
of `body`. All are at the AI setting's address, on a page that is done loading.
"""

KEY = "allowDataForGenerativeAI"
WORDS = "Use my data for training content creation AI models"
TITLE = "<h1>Data for Generative AI Improvement</h1>"
MICROSOFT = "shareDataWithMicrosoft"
BY_KEY = f'aria-labelledby="{KEY}"'
BY_OTHER = f'aria-labelledby="{MICROSOFT}"'
BY_BOTH = f'aria-labelledby="{KEY} {MICROSOFT}"'
ARIA_WORDS = f'aria-label="{WORDS}"'
HIDDEN = 'style="display: none"'


def switch(name: str, attributes: str = BY_KEY) -> str:
    """Return a switch as LinkedIn draws it, off."""
    return f'<input type="checkbox" role="switch" data-name="{name}" {attributes}>'


def row(label: str, control: str, attributes: str = "") -> str:
    """Return a row with a label and what stands beside it."""
    return f"<div {attributes}>{label}<div><span>Off</span>{control}</div></div>"


LABEL = f'<div id="{KEY}">{WORDS}</div>'
OTHER_LABEL = f'<div id="{MICROSOFT}">Share my posts with Microsoft</div>'
OTHER = row(OTHER_LABEL, switch("other", BY_OTHER))
TRUE = row(LABEL, switch("true"))
UNDRAWN = switch("true", f"{BY_KEY} {HIDDEN}")

WHOSE = {
    "alone": (TITLE + TRUE, "true off"),
    "known by its own id": (TITLE + row(WORDS, switch("true", f"id={KEY}")), "true off"),
    "a neighbour with a key of its own": (TITLE + OTHER + TRUE, "true off"),
    # The setting is not offered, or its key was changed.
    "another's key, the known words in a paragraph above": (
        f"{TITLE}<section><p>{WORDS}</p>{switch('other', BY_OTHER)}</section>",
        "none unknown",
    ),
    "another's key and label, the known words in a paragraph above": (
        f"{TITLE}<section><p>{WORDS}</p>{OTHER}</section>",
        "none unknown",
    ),
    "a newsletter's checkbox in a section with the known words": (
        f"{TITLE}<section><p>{WORDS}</p><form><input type=checkbox data-name=news>"
        "<button>Subscribe</button></form></section>",
        "none unknown",
    ),
    "a newsletter's checkbox with a label in a section with the known words": (
        f"{TITLE}<section><p>{WORDS}</p><label><input type=checkbox data-name=news> News</label>"
        "</section>",
        "none unknown",
    ),
    "a neighbour with two names, the first a heading with the key": (
        f'{TITLE}<h3 id="{KEY}">{WORDS}</h3>' + row(OTHER_LABEL, switch("other", BY_BOTH)),
        "none unknown",
    ),
    "the same beside the true one": (
        TITLE + TRUE + row(OTHER_LABEL, switch("other", BY_BOTH)),
        "true off",
    ),
    "the key is on a heading, the known words on a switch without a key": (
        f'{TITLE}<h3 id="{KEY}">AI</h3>'
        + row(f"<p id=ember1>{WORDS}</p>", switch("other", "aria-labelledby=ember1")),
        "none unknown",
    ),
    "the key as its id, another's as its name": (
        TITLE + row(OTHER_LABEL, switch("other", f"id={KEY} {BY_OTHER}")),
        "none unknown",
    ),
    "the key of another setting on the known words": (
        TITLE
        + row(f"<p id=allowAdsByAge>{WORDS}</p>", switch("other", "aria-labelledby=allowAdsByAge")),
        "none unknown",
    ),
    "the id of another setting, with the known words": (
        TITLE + row("", switch("other", f"id=nonEssentialCookieConsent {ARIA_WORDS}")),
        "none unknown",
    ),
    # Two of them bear the key.
    "both seen": (TITLE + TRUE + row(OTHER_LABEL, switch("other")), "none unknown"),
    "the true one not displayed behind a label, a drawn one with its key": (
        TITLE
        + row(LABEL, f'<label class="knob">{UNDRAWN}</label>')
        + row(OTHER_LABEL, switch("other")),
        "none unknown",
    ),
    "the true one not displayed in a row that is seen, a drawn one with its key": (
        TITLE + row(LABEL, UNDRAWN) + row(OTHER_LABEL, switch("other")),
        "none unknown",
    ),
    "the true one not displayed, a neighbour with two names": (
        TITLE + row(LABEL, UNDRAWN) + row(OTHER_LABEL, switch("other", BY_BOTH)),
        "none unknown",
    ),
    "one not displayed, in one row with what is drawn for it": (
        TITLE
        + row(
            LABEL,
            UNDRAWN + f"<button role=switch data-name=drawn aria-checked=false {BY_KEY}>O</button>",
        ),
        "drawn off",
    ),
    "two with the known words": (
        TITLE + row("", switch("one", ARIA_WORDS)) + row("", switch("two", ARIA_WORDS)),
        "none unknown",
    ),
}

# A setting whose key LinkedIn changed: only its name leads to it.
NAMES = {
    "aria-labelledby": (
        TITLE + row(f"<p id=ember1>{WORDS}</p>", switch("true", "aria-labelledby=ember1")),
        "true off",
    ),
    "aria-labelledby of two parts": (
        TITLE
        + row(
            "<p id=a>Use my data for training</p><p id=b>content creation AI models.</p>",
            switch("true", 'aria-labelledby="a b"'),
        ),
        "true off",
    ),
    "aria-labelledby of which the known words are a part": (
        TITLE
        + row(
            f"<p id=a>{WORDS}</p><p id=b>with Microsoft</p>",
            switch("other", 'aria-labelledby="a b"'),
        ),
        "none unknown",
    ),
    "aria-labelledby that leads nowhere, known words beside": (
        TITLE + row(f"<p>{WORDS}</p>", switch("other", "aria-labelledby=ember1")),
        "none unknown",
    ),
    "aria-labelledby into a shadow root": (
        f"{TITLE}<div><template shadowrootmode=open><p id=ember1>{WORDS}</p></template></div>"
        + row("", switch("other", "aria-labelledby=ember1")),
        "none unknown",
    ),
    "a label for it": (
        TITLE + row(f"<label for=ember1>{WORDS}</label>", switch("true", "id=ember1")),
        "true off",
    ),
    "a label around it": (
        f"{TITLE}<label>{WORDS} {switch('true', '')}</label>",
        "true off",
    ),
    "a label of another's around it, known words beside": (
        f"{TITLE}<section><p>{WORDS}</p><label>Share {switch('other', '')}</label></section>",
        "none unknown",
    ),
    "aria-label": (TITLE + row("", switch("true", ARIA_WORDS)), "true off"),
    "aria-label of another's, known words beside": (
        TITLE + row(f"<p>{WORDS}</p>", switch("other", 'aria-label="Share"')),
        "none unknown",
    ),
    "aria-label of another's in a label with the known words": (
        f"{TITLE}<label>{WORDS}{switch('other', 'aria-label=Share')}</label>",
        "none unknown",
    ),
    "its own content": (
        f"{TITLE}<button role=switch aria-checked=true data-name=true>{WORDS}</button>",
        "true on",
    ),
    "another content, known words beside": (
        TITLE
        + row(
            f"<p>{WORDS}</p>", "<button role=switch aria-checked=true data-name=o>Share</button>"
        ),
        "none unknown",
    ),
    "a title of its own, known words beside": (
        TITLE + row(f"<p>{WORDS}</p>", switch("other", 'title="Share"')),
        "none unknown",
    ),
    "no name, known words beside in its row": (
        TITLE + row(f"<p>{WORDS}</p>", switch("true", "")),
        "true off",
    ),
    "no name, more words in its row": (
        TITLE + row(f"<p>{WORDS}</p><p>Share with Microsoft</p>", switch("other", "")),
        "none unknown",
    ),
    "no name, known words around a heading": (
        f"<main>{TITLE}<p>{WORDS}</p>{switch('other', '')}</main>",
        "none unknown",
    ),
    "no name, a link in its row": (
        TITLE + row(f"<p>{WORDS}</p><a href=/x>More</a>", switch("other", "")),
        "none unknown",
    ),
}

# Ways to hide an element from a person, as attributes; {} stands for what is hidden.
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
    "beside what its box shows": (
        '<div style="width: 200px; overflow: hidden"><div style="width: 200px; margin-left: 300px">'
        "{}</div></div>"
    ),
    "above what scrolls": (
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
    "shadow root of what is inert": (
        "<div inert><template shadowrootmode=open>{}</template></div>"
    ),
    "shadow root of what is transparent": (
        '<div style="opacity: 0"><template shadowrootmode=open>{}</template></div>'
    ),
}

# Ways that hide nothing.
OPEN_WAYS = {
    "faded": '<div style="opacity: 0.4">{}</div>',
    "far down the page": '<div style="margin-top: 9999px">{}</div>',
    "far down what scrolls": (
        '<div style="height: 90px; overflow: auto"><div style="margin-top: 999px">{}</div></div>'
    ),
    "scrolled out of sight": (
        '<div data-scroll=500 style="height: 90px; overflow: auto">{}'
        '<div style="height: 999px"></div></div>'
    ),
    "round corners": '<div style="clip-path: inset(0 round 8px); overflow: hidden">{}</div>',
    "open dialog": "<dialog open>{}</dialog>",
    "open details": "<details open><summary>More</summary>{}</details>",
    "content-visibility that waits": (
        '<div style="margin-top: 9999px; content-visibility: auto">{}</div>'
    ),
    "fixed": '<div style="position: fixed; top: 0">{}</div>',
    "placed out of a box without size": (
        '<div style="height: 0; overflow: hidden"><div style="position: absolute">{}</div></div>'
    ),
    "no box of its own": '<div style="display: contents; overflow: hidden">{}</div>',
    "visible in what is not": (
        '<div style="visibility: hidden"><div style="visibility: visible">{}</div></div>'
    ),
    "from right to left, wider than the window": (
        '<div style="width: 300vw; direction: ltr">{}</div>'
    ),
    "frame": '<iframe style="width: 600px" srcdoc="{quoted}"></iframe>',
    "shadow root": "<div><template shadowrootmode=open>{}</template></div>",
}

# How an input alone is hidden, and what stands for it: nothing drawn by the page is a label.
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
# Names in the page that Chromium puts in the place of properties.
NAMES_TAKEN = (
    "".join(
        f"<form name={name}></form><img name={name}>"
        for name in ("documentElement", "readyState", "visibilityState", "nodeType", "body", "host")
    )
    + "<form><input name=shadowRoot><input name=localName><input name=nodeType></form>"
)
FIELDS_TAKEN = "".join(
    f"<input type=hidden name={name}>"
    for name in (
        "parentElement",
        "parentNode",
        "nodeType",
        "localName",
        "shadowRoot",
        "hasAttribute",
        "checkVisibility",
        "getBoundingClientRect",
        "querySelectorAll",
        "closest",
        "matches",
    )
)
