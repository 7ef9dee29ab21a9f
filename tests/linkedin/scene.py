"""Describe how a setting's page behaves."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Literal, get_args, get_origin, get_type_hints

Shape = Literal[
    "2026",
    "2024",
    "2022",
    "2022-frame",
    "2020",
    "shadow",
    "closed-shadow",
    "new-shell",
    "new-shell-button",
]
Framework = Literal["plain", "react", "ember"]
Load = Literal[
    "page",
    "signed-out",
    "remembered",
    "loop",
    "checkpoint",
    "list",
    "feed",
    "403",
    "429",
    "500",
    "dropped",
    "sign-in-form",
    "proxy",
    "offline",
]
Answer = Literal["stored", "not-stored", "401", "403", "429", "500", "dropped", "lost"]
Save = Literal[Answer, "never-sent"]
Hiding = Literal[
    "display", "visibility", "opacity", "size", "position", "inert", "dialog", "details"
]
Trick = Literal[
    "none",
    "moves-host",
    "covers",
    "keeps-down-and-covers",
    "popover",
    "closed-popover",
    "popover-until-press",
    "fades",
    "tiny",
    "pictures",
    "moves-row",
]

SHAPES_OF: dict[str, tuple[Shape, ...]] = {"react": ("2026", "2024"), "ember": ("2020",)}
FRAMEWORK_FIELDS = {
    *("load", "load_after", "loads", "then", "picture_after", "cacheable", "prerendered"),
    *("framework", "shape", "lang", "label", "neighbours"),
    *("skeleton", "state_after", "state", "script_after", "script"),
    *("save", "save_faults", "save_after", "save_to", "save_body_read", "reads_first"),
    *("snaps_back", "sign_out_after_save"),
}


@dataclass(frozen=True)
class Scene:
    """The behaviour of a setting's page. Every default is the good case; fields combine freely.

    All times are in seconds. Saves of neighbours are always stored. Only the AI page has several
    shapes, look-alikes, neighbours and languages.
    """

    # How the page loads.
    load: Load = "page"
    """`dropped`: the connection ends; browsers repeat such a load a few times by themselves.
    `remembered`: signed out, and redirected to the sign-in page for a remembered account.
    `loop`: signed out, and redirected to the sign-in page and back without an end.
    `list`, `feed`: redirected to the list of settings, or to the feed. `sign-in-form`: the sign-in
    page without a redirect. `proxy`, `offline`: a page that a network puts in place of LinkedIn's,
    the first with a check box, the second because there is no connection."""
    load_after: float = 0.0
    """The time until the server answers with the page."""
    picture_after: float = 0.0
    """The time until a picture of the page arrives; 0: the page has none."""
    list_after: float = 0.0
    """The time until the page's script loads the list of settings instead; 0: never."""
    shape: Shape = "2026"
    """`new-shell`, `new-shell-button`: the new front end, whose switch is a `div` or a `button`
    without a key."""
    in_frame: Literal["never", "after-move", "always"] = "never"
    """Whether a page of the new shell shows this page in a frame. `after-move`: after a move within
    the app, but not after a page load."""
    framework: Framework = "plain"
    """The library that draws the page. `plain`: none, so that every field has an exact effect.

    `react`: the server draws the page and React takes it over, in the shapes 2024 and 2026.
    `ember`: Ember asks for the settings and then draws, in the shape 2020. Both play the fields in
    `FRAMEWORK_FIELDS` and refuse the others. A skeleton stays until the settings request is
    answered, and `handler_after` is the time until React has the code of the rows.
    """
    design_system: str = ""
    """The AI page draws its switches with this design system, one of `tests.design_systems`."""
    lang: str = "en"
    cacheable: bool = False
    """Whether the browser may cache the page; otherwise it is sent with `no-store`."""
    prerendered: bool = False
    """Whether the feed makes the browser prerender the page, and has a link to it."""
    trusted_types: bool = False
    """Whether all pages have a policy of trusted types."""
    loads: int = 0
    """The number of loads after which the scene `then` replaces this one; 0: never."""
    then: Scene | None = None

    # The content of the page.
    switch: Literal["there", "not-offered", "elsewhere", "microsoft", "newsletter"] = "there"
    """`not-offered`: the page says so. `elsewhere`: it shows other content.

    `microsoft`, `newsletter`: the page has only the switch of another setting, with a key or
    without one, and the words of the AI switch in a paragraph near it.
    """
    hidden: Literal["none", Hiding] = "none"
    """How the page hides its own switch or makes it unreachable."""
    disabled: bool = False
    key: bool = True
    """False: the switch has a generated id instead of its key."""
    label: Literal["known", "unknown"] = "known"
    aria_checked: Literal["as-built", "absent", "present", "stale"] = "as-built"
    """`stale`: always "true", whatever the state."""
    twin: Literal["none", "similar-label", "same-key-hidden", "same-key-visible", "two-ids"] = (
        "none"
    )
    """A look-alike. `two-ids`: the switch of another setting (Microsoft) is labelled by two
    elements, and the id of the first is the key of the AI switch."""
    twin_place: Literal["before", "after"] = "before"
    """The place of the look-alike; `same-key-visible` always comes after the real switch."""
    twin_hidden: Hiding = "display"
    """How `same-key-hidden` is hidden or made unreachable."""
    neighbours: tuple[str, ...] = ()
    """Keys of other switches on the AI page, drawn before its own."""

    # When the switch is drawn.
    draws: Literal["at-once", "in-a-frame", "when-seen"] = "at-once"
    """What else the page waits for: nothing, a frame of the browser, or that its tab is visible.
    Chromium draws no frames in a hidden tab.
    """
    draw_after: float = 0.0
    skeleton: Literal["none", "off", "on", "disabled"] = "none"
    """How the switch looks for the first `skeleton_for` seconds, without its handler."""
    skeleton_for: float = 0.5
    state_after: float = 0.0
    """The time until the page's settings request is answered; 0: the page sends none. Until then
    the page shows its skeleton or nothing; the answer has the state of the server."""
    state: Literal["answered", "500", "dropped", "never"] = "answered"
    """The answer to that request; without a good answer the page keeps its skeleton."""
    script_after: float = 0.0
    """The time until the script that draws arrives; until then the HTML shows the skeleton."""
    script: Literal["blocking", "deferred"] = "deferred"
    """`blocking`: another script blocks the parser. `deferred`: the page's own script is late."""
    translated_after: float | None = None
    """The time from drawing until a page translator replaces all words, and again at changes."""
    handler_after: float = 0.0
    """The time from drawing until a click has an effect; earlier clicks only flip the checkbox."""

    # The effect of a click.
    untrusted: Literal["accepted", "restored", "ignored"] = "accepted"
    """The effect of a scripted click. `restored`: it is undone. `ignored`: it saves nothing."""
    moves: Literal["at-once", "when-answered"] = "at-once"
    """`when-answered`: the switch does not change until its save is answered."""
    dialog: Literal["none", "anyone", "person"] = "none"
    """Whether a dialog asks first; with `person` it accepts only a trusted click."""
    dialog_answers_after: float = 0.0
    """The time after which another extension confirms that dialog; 0: none does."""
    beside: Literal["none", "cookies", "chat", "toast", "news"] = "none"
    """A dialog that asks nothing about the switch and stays open. Only `news` is modal."""
    beside_from: Literal["drawing", "click"] = "drawing"
    beside_after: float = 0.0
    """The time from the drawing of the switch or the click to that dialog."""
    replace_after: tuple[float, ...] = ()
    """Times after the click at which the row is replaced by new nodes."""
    snap_back_after: float | None = None
    """The time until the page undoes the click; it sends nothing unless `save` is set too."""

    # How the save is sent and answered.
    save: Save = "stored"
    """`dropped`: not stored and not answered. `lost`: stored but not answered."""
    save_faults: tuple[Answer, ...] = ()
    """The answers to the first saves; `save` is the answer to all later ones."""
    save_after: float = 0.0
    save_to: Literal["as-built", "settings-api", "flagship"] = "as-built"
    """The address of the save: `flagship` is a POST to one address for all saves. `as-built`: only
    the new shell saves there."""
    save_body_read: bool = True
    """False: the page never reads the body of the answer, which is then large."""
    reads_first: bool = False
    """Whether the page first reads the setting from the same address, and saves 0.7 s later."""
    snaps_back: bool = True
    """Whether the page undoes the click when its save is refused."""
    sign_out_after_save: bool = False

    # Other requests of the page.
    stream: Literal["none", "fetch", "event-source"] = "none"
    """A request to `/realtime/connect` with an endless answer."""
    tracking: bool = False
    """Whether the page posts to `/li/track` at each click and once a second."""

    busy_slices: float = 0.0
    """For 20 s after the page load its scripts run in slices of so many seconds, with nothing but
    what waits in the browser's queues between two slices.
    """

    records_events: bool = False
    """Whether the page notes in `sessionStorage` each event by which a switch may be changed."""

    # How the page attacks extensions.
    mutations_per_second: int = 0
    patched: bool = False
    """Whether click, querySelector and other methods, and MutationObserver, are replaced."""
    clobbered: bool = False
    """Whether names and ids shadow properties of the document and of a form around the switch.

    ChromeDriver cannot return elements of such a page: click at coordinates instead.
    """
    synthetic_clicks: bool = False
    """Whether the page keeps clicking, by script, on everything that is not its own control."""
    trick: Trick = "none"
    """How the page tricks a person into clicking the host that an extension inserts.

    `moves-host`: moves the host into a transparent box. `covers`: covers it with an element that
    lets the pointer through. `keeps-down-and-covers`: the same, and keeps the host out of the top
    layer. `popover`, `closed-popover`: covers it with a popover in the top layer, the second in a
    closed shadow root. `popover-until-press`: removes the popover as the press begins. `fades`:
    makes the whole page transparent under such a popover. `tiny`: zooms the page out. `pictures`:
    shows pictures of the page instead of the page. `moves-row`: moves the host under the pointer
    as a first click ends.
    """

    def __post_init__(self) -> None:
        hints = get_type_hints(type(self))
        for field in fields(self):
            _check(field.name, getattr(self, field.name), hints[field.name])
        if (self.then is None) != (self.loads == 0):
            raise ValueError("loads and then: expected both or neither")
        if self.framework != "plain":
            self._check_framework()

    def _check_framework(self) -> None:
        """Raise ValueError for a value that the pages of the framework would ignore."""
        shapes = SHAPES_OF[self.framework]
        if self.shape not in shapes:
            raise ValueError(f"shape: {self.framework} has {shapes}, found {self.shape!r}")
        played = FRAMEWORK_FIELDS | ({"handler_after"} if self.framework == "react" else set())
        for field in fields(self):
            if field.name not in played and getattr(self, field.name) != field.default:
                raise ValueError(f"{field.name}: pages of {self.framework} do not play it")

    @property
    def is_new_shell(self) -> bool:
        """Tell whether the page itself is one of the new front end."""
        return self.shape.startswith("new-shell")

    @property
    def address_of_saves(self) -> str:
        """Return `save_to`, as the page is built."""
        as_built = "flagship" if self.is_new_shell else "settings-api"
        return as_built if self.save_to == "as-built" else self.save_to

    @property
    def sends(self) -> bool:
        """Tell whether the page sends a save."""
        snaps_back = self.snap_back_after is not None and self.save == "stored"
        return self.save != "never-sent" and not snaps_back


def _check(name: str, value: object, hint: Any) -> None:
    """Raise ValueError for a value outside of its closed list, which would act as the default."""
    if get_origin(hint) is tuple and get_origin(get_args(hint)[0]) is Literal:
        for item in value if isinstance(value, tuple) else (value,):
            _check(name, item, get_args(hint)[0])
    if get_origin(hint) is Literal and value not in get_args(hint):
        raise ValueError(f"{name}: expected one of {get_args(hint)}, found {value!r}")
