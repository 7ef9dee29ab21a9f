"""What a setting's page does from now on."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Literal, get_args, get_origin, get_type_hints

Shape = Literal["2026", "2024", "2022", "2022-frame", "2020", "shadow"]
Load = Literal["page", "signed-out", "remembered", "checkpoint", "429", "500", "dropped"]
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


@dataclass(frozen=True)
class Scene:
    """Describe a setting's page; every default is the good case, and fields compose freely.

    All times are in seconds. Saves of neighbours are always stored. Only the AI page has other
    shapes, twins, neighbours and languages of its own.
    """

    # How the page is answered and built.
    load: Load = "page"
    """`dropped` ends the connection; browsers try such a load again a few times by themselves.
    `remembered`: signed out, and sent to the sign-in page of people this browser remembers."""
    load_after: float = 0.0
    """How long the server takes to answer with the page."""
    shape: Shape = "2026"
    lang: str = "en"
    cacheable: bool = False
    """Let the browser keep the page: a cacheable header instead of `no-store`."""
    loads: int = 0
    """After this many loads of the AI page, the scene `then` begins with the next one."""
    then: Scene | None = None

    # What is on it.
    switch: Literal["there", "not-offered", "elsewhere", "microsoft", "newsletter"] = "there"
    """`not-offered`: the page says so. `elsewhere`: it settles with other content.

    `microsoft`, `newsletter`: only a switch of another setting is there, with a key of its own or
    without any, and the words of the AI switch stand in a paragraph near it.
    """
    hidden: Literal["none", Hiding] = "none"
    """How the page keeps its own switch from being seen or reached."""
    disabled: bool = False
    key: bool = True
    """False: the switch carries a generated id in place of its key."""
    label: Literal["known", "unknown"] = "known"
    aria_checked: Literal["as-built", "absent", "present", "stale"] = "as-built"
    """`stale`: always "true", whatever the state."""
    twin: Literal["none", "similar-label", "same-key-hidden", "same-key-visible", "two-ids"] = (
        "none"
    )
    """A look-alike. `two-ids`: the switch of another setting (Microsoft) is labelled by two
    elements, first by the one that has the AI switch's key for its id."""
    twin_place: Literal["before", "after"] = "before"
    """Where the look-alike stands; `same-key-visible` always comes after the true switch."""
    twin_hidden: Hiding = "display"
    """How `same-key-hidden` is kept from being seen or reached."""
    neighbours: tuple[str, ...] = ()
    """Keys of other switches on the AI page, drawn before its own."""

    # When it is drawn.
    draw_after: float = 0.0
    skeleton: Literal["none", "off", "on", "disabled"] = "none"
    """How the switch is drawn at first, without its handler, for `skeleton_for` seconds."""
    skeleton_for: float = 0.5
    state_after: float = 0.0
    """After how long the page's own request for its settings is answered; 0: there is none. The
    skeleton stays until then, and the answer is the truth. Without a skeleton nothing is drawn."""
    state: Literal["answered", "500", "dropped", "never"] = "answered"
    """What becomes of that request; the page keeps its skeleton without an answer."""
    script_after: float = 0.0
    """After how long the script that draws arrives; the skeleton is in the HTML until then."""
    script: Literal["blocking", "deferred"] = "deferred"
    """`blocking`: another script holds up the parser. `deferred`: the page's own one is late."""
    handler_after: float = 0.0
    """From the drawing to the moment a click counts; earlier ones only flip the checkbox."""

    # What a click does.
    untrusted: Literal["accepted", "restored", "ignored"] = "accepted"
    """A scripted click: `restored` undoes its flip, `ignored` leaves the flip and saves nothing."""
    moves: Literal["at-once", "when-answered"] = "at-once"
    """`when-answered`: the switch is drawn as before until its save was answered."""
    dialog: Literal["none", "anyone", "person"] = "none"
    """Ask first; `person` accepts only a trusted click on the button that confirms."""
    replace_after: tuple[float, ...] = ()
    """Times after the click at which the row is drawn anew with new nodes."""
    snap_back_after: float | None = None
    """When the page undoes the click by itself; nothing is sent unless `save` is changed too."""

    # What becomes of the save.
    save: Save = "stored"
    """`dropped`: no answer and nothing stored. `lost`: stored, and no answer either."""
    save_faults: tuple[Answer, ...] = ()
    """The answers to the first saves; `save` holds for those that follow."""
    save_after: float = 0.0
    save_to: Literal["settings-api", "flagship"] = "settings-api"
    """Where the page sends it: `flagship` is a POST to one address for everything."""
    save_body_read: bool = True
    """False: the page never reads the body of the answer, which is then a large one."""
    reads_first: bool = False
    """Read the setting from the address of its save, and save only 0.7 s after the answer."""
    snaps_back: bool = True
    """Undo the click on the page when its save is refused."""
    sign_out_after_save: bool = False

    # What goes on beside it.
    stream: Literal["none", "fetch", "event-source"] = "none"
    """A request to `/realtime/connect` whose answer begins and never ends."""
    tracking: bool = False
    """Send what the person does to `/li/track`: at each click, and once a second."""

    # How it fights back.
    mutations_per_second: int = 0
    patched: bool = False
    """Replace click, querySelector and others on the prototypes, and MutationObserver."""
    clobbered: bool = False
    """Shadow properties of the document and of a form around the switch by names and ids.

    Chromium's driver cannot hand out an element of such a page: click at its place instead.
    """
    synthetic_clicks: bool = False
    """Click by script on all that is not a control of the page's own, again and again."""
    trick: Trick = "none"
    """How the page has a person press what an extension draws over it, once that is there.

    `moves-host`: puts it into a transparent box of its own. `covers`: lays an element over it that
    lets the pointer through. `keeps-down-and-covers`: the same, and keeps it out of the top layer.
    `popover`, `closed-popover`: lays over it what is in the top layer too, the second in a closed
    shadow root. `popover-until-press`: takes that away as the press begins. `fades`: makes all of
    the page transparent under such a popover. `tiny`: zooms all out. `pictures`: shows pictures of
    the page in its place. `moves-row`: brings it under the pointer as a first click ends.
    """

    def __post_init__(self) -> None:
        hints = get_type_hints(type(self))
        for field in fields(self):
            _check(field.name, getattr(self, field.name), hints[field.name])
        if (self.then is None) != (self.loads == 0):
            raise ValueError("loads and then: expected both or neither")

    @property
    def sends(self) -> bool:
        """Say whether the page sends a save at all."""
        snaps = self.snap_back_after is not None and self.save == "stored"
        return self.save != "never-sent" and not snaps


def _check(name: str, value: object, hint: Any) -> None:
    """Raise ValueError unless a closed list holds the value: a typo is not the good case."""
    if get_origin(hint) is tuple and get_origin(get_args(hint)[0]) is Literal:
        for item in value if isinstance(value, tuple) else (value,):
            _check(name, item, get_args(hint)[0])
    if get_origin(hint) is Literal and value not in get_args(hint):
        raise ValueError(f"{name}: expected one of {get_args(hint)}, found {value!r}")
