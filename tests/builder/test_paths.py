"""No path in a rule can lead outside of the settings pages."""

from __future__ import annotations

from urllib.parse import unquote, urljoin, urlsplit

from hypothesis import example, given
from hypothesis import strategies as st

from builder.rules.paths import address_fault

ORIGIN = "https://www.linkedin.com"
UNDER = ("/mypreferences/", "/psettings/")
NEVER = ("close-accounts", "change-password")

SYMBOLS = (
    "/",
    "//",
    "..",
    ".",
    "\\",
    "%2e%2e",
    "%2f",
    "?",
    "#",
    "*",
    "@",
    ":",
    "é",
    "\n",
    "\u2215",
)
WORDS = ("d", "mypreferences", "psettings", "close-accounts", "CLOSE-accounts", "evil.example")
PIECES = st.sampled_from((*SYMBOLS, *WORDS))
TAILS = st.lists(PIECES | st.text(max_size=4), max_size=8).map("".join)


@given(start=st.sampled_from(["", "/", "//", "https://", *UNDER]), tail=TAILS)
@example(start="/mypreferences/", tail="d/settings/data-for-ai-improvement")
def test_an_accepted_address_stays_in_the_settings(start: str, tail: str) -> None:
    """A resolved address has the origin and a known folder, and nothing is left to decode."""
    address = start + tail

    if address_fault(address, UNDER, NEVER, "here") is None:
        resolved = urlsplit(urljoin(f"{ORIGIN}/feed/", address))
        assert f"{resolved.scheme}://{resolved.netloc}" == ORIGIN
        assert resolved.path == address == unquote(address)
        assert resolved.path.startswith(UNDER)
        assert (resolved.query, resolved.fragment) == ("", "")
        assert not any(word in address.casefold() for word in NEVER)
        assert not set(address) & set("*\\%.?#")
        assert "//" not in address


@given(st.from_regex(r"/mypreferences/[dm]/[a-z]{5,9}-[a-z0-9]{4,9}", fullmatch=True))
def test_an_ordinary_address_is_accepted(address: str) -> None:
    """The check accepts the kind of addresses that LinkedIn uses."""
    assert address_fault(address, UNDER, (), "here") is None
