"""Small pages with switches, each with the expected observation of the AI setting.

An observation is `<data-name of the switch> <reading>`, or `none <reading>` without a switch. A
page is the content of `body`, at the AI setting's address, after the page load.
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
    """Return a row with a label and a control."""
    return f"<div {attributes}>{label}<div><span>Off</span>{control}</div></div>"


LABEL = f'<div id="{KEY}">{WORDS}</div>'
OTHER_LABEL = f'<div id="{MICROSOFT}">Share my posts with Microsoft</div>'
OTHER = row(OTHER_LABEL, switch("other", BY_OTHER))
TRUE = row(LABEL, switch("true"))
UNDRAWN = switch("true", f"{BY_KEY} {HIDDEN}")

KEYS = {
    "alone": (TITLE + TRUE, "true off"),
    "the key as its own id": (TITLE + row(WORDS, switch("true", f"id={KEY}")), "true off"),
    "a neighbour with another key": (TITLE + OTHER + TRUE, "true off"),
    # LinkedIn does not offer the setting, or changed its key.
    "another key, and the known words in a paragraph above": (
        f"{TITLE}<section><p>{WORDS}</p>{switch('other', BY_OTHER)}</section>",
        "none unknown",
    ),
    "another key and label, and the known words in a paragraph above": (
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
    "a neighbour labelled by two elements, first by a heading with the key": (
        f'{TITLE}<h3 id="{KEY}">{WORDS}</h3>' + row(OTHER_LABEL, switch("other", BY_BOTH)),
        "none unknown",
    ),
    "such a neighbour next to the real switch": (
        TITLE + TRUE + row(OTHER_LABEL, switch("other", BY_BOTH)),
        "true off",
    ),
    "the key on a heading, and a switch without a key labelled with the known words": (
        f'{TITLE}<h3 id="{KEY}">AI</h3>'
        + row(f"<p id=ember1>{WORDS}</p>", switch("other", "aria-labelledby=ember1")),
        "none unknown",
    ),
    "the key as its id, and labelled by another key": (
        TITLE + row(OTHER_LABEL, switch("other", f"id={KEY} {BY_OTHER}")),
        "none unknown",
    ),
    "labelled by the key of another setting, with the known words": (
        TITLE
        + row(f"<p id=allowAdsByAge>{WORDS}</p>", switch("other", "aria-labelledby=allowAdsByAge")),
        "none unknown",
    ),
    "the id of another setting, with the known words": (
        TITLE + row("", switch("other", f"id=nonEssentialCookieConsent {ARIA_WORDS}")),
        "none unknown",
    ),
    # Two switches have the key.
    "both visible": (TITLE + TRUE + row(OTHER_LABEL, switch("other")), "none unknown"),
    "the real switch not displayed behind a label, and another one with its key": (
        TITLE
        + row(LABEL, f'<label class="knob">{UNDRAWN}</label>')
        + row(OTHER_LABEL, switch("other")),
        "none unknown",
    ),
    "the real switch not displayed in a visible row, and another one with its key": (
        TITLE + row(LABEL, UNDRAWN) + row(OTHER_LABEL, switch("other")),
        "none unknown",
    ),
    "the real switch not displayed, and a neighbour labelled by two elements": (
        TITLE + row(LABEL, UNDRAWN) + row(OTHER_LABEL, switch("other", BY_BOTH)),
        "none unknown",
    ),
    "an input not displayed, in one row with the button that replaces it": (
        TITLE
        + row(
            LABEL,
            UNDRAWN + f"<button role=switch data-name=drawn aria-checked=false {BY_KEY}>O</button>",
        ),
        "drawn off",
    ),
    "two switches with the known words": (
        TITLE + row("", switch("one", ARIA_WORDS)) + row("", switch("two", ARIA_WORDS)),
        "none unknown",
    ),
}

# Pages of a setting whose key LinkedIn changed: only its accessible name identifies it.
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
    "aria-labelledby with more than the known words": (
        TITLE
        + row(
            f"<p id=a>{WORDS}</p><p id=b>with Microsoft</p>",
            switch("other", 'aria-labelledby="a b"'),
        ),
        "none unknown",
    ),
    "aria-labelledby without a target, next to the known words": (
        TITLE + row(f"<p>{WORDS}</p>", switch("other", "aria-labelledby=ember1")),
        "none unknown",
    ),
    "aria-labelledby into a shadow root": (
        f"{TITLE}<div><template shadowrootmode=open><p id=ember1>{WORDS}</p></template></div>"
        + row("", switch("other", "aria-labelledby=ember1")),
        "none unknown",
    ),
    "a label with `for`": (
        TITLE + row(f"<label for=ember1>{WORDS}</label>", switch("true", "id=ember1")),
        "true off",
    ),
    "a label around it": (
        f"{TITLE}<label>{WORDS} {switch('true', '')}</label>",
        "true off",
    ),
    "another label around it, next to the known words": (
        f"{TITLE}<section><p>{WORDS}</p><label>Share {switch('other', '')}</label></section>",
        "none unknown",
    ),
    "aria-label": (TITLE + row("", switch("true", ARIA_WORDS)), "true off"),
    "another aria-label, next to the known words": (
        TITLE + row(f"<p>{WORDS}</p>", switch("other", 'aria-label="Share"')),
        "none unknown",
    ),
    "another aria-label, in a label with the known words": (
        f"{TITLE}<label>{WORDS}{switch('other', 'aria-label=Share')}</label>",
        "none unknown",
    ),
    "its own content": (
        f"{TITLE}<button role=switch aria-checked=true data-name=true>{WORDS}</button>",
        "true on",
    ),
    "other content, next to the known words": (
        TITLE
        + row(
            f"<p>{WORDS}</p>", "<button role=switch aria-checked=true data-name=o>Share</button>"
        ),
        "none unknown",
    ),
    "another title, next to the known words": (
        TITLE + row(f"<p>{WORDS}</p>", switch("other", 'title="Share"')),
        "none unknown",
    ),
    "no name, with the known words in its row": (
        TITLE + row(f"<p>{WORDS}</p>", switch("true", "")),
        "true off",
    ),
    "no name, with more words in its row": (
        TITLE + row(f"<p>{WORDS}</p><p>Share with Microsoft</p>", switch("other", "")),
        "none unknown",
    ),
    "no name, with the known words and a heading": (
        f"<main>{TITLE}<p>{WORDS}</p>{switch('other', '')}</main>",
        "none unknown",
    ),
    "no name, with a link in its row": (
        TITLE + row(f"<p>{WORDS}</p><a href=/x>More</a>", switch("other", "")),
        "none unknown",
    ),
}

# Elements whose names shadow properties of the document and of forms in Chromium.
CLOBBERED_DOCUMENT = (
    "".join(
        f"<form name={name}></form><img name={name}>"
        for name in ("documentElement", "readyState", "visibilityState", "nodeType", "body", "host")
    )
    + "<form><input name=shadowRoot><input name=localName><input name=nodeType></form>"
)
CLOBBERED_FORM = "".join(
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
        "getRootNode",
        "childNodes",
        "closest",
        "matches",
    )
)
