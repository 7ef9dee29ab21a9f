"""Read an MHTML file, as Chrome and Edge save a page in a single file."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage
from typing import cast

from tests.linkedin.adopt.faults import refuse
from tests.linkedin.adopt.frames import Found, with_frames
from tests.linkedin.adopt.source import Source, parse, path_of, resolved

HEADER = re.compile(rb"^(From|MIME-Version|Snapshot-Content-Location|Content-Type|Subject):", re.I)
HTML = {"text/html", "application/xhtml+xml"}


def is_mhtml(content: bytes) -> bool:
    """Tell whether a file begins like an e-mail with parts."""
    return bool(HEADER.match(content.lstrip())) and b"multipart/related" in content[:4000].lower()


def source(content: bytes, name: str) -> Source:
    """Return the page in an MHTML file, whose first HTML part is the page itself."""
    message = email.message_from_bytes(content.lstrip(), policy=email.policy.compat32)
    parts = [cast(EmailMessage, each) for each in message.walk() if each.get_content_type() in HTML]
    if not parts:
        refuse(name, "a part with HTML", "none", "save the page again, in a single file")
    by_name = {alias: part for part in parts for alias in _names(part)}
    address = str(message["Snapshot-Content-Location"] or parts[0]["Content-Location"] or "")

    def find(src: str) -> Found | None:
        part = by_name.get(src) or by_name.get(resolved(address, src))
        return None if part is None else Found(_names(part)[0], _content(part), _charset(part))

    page = parse(_content(parts[0]), _charset(parts[0]))
    return Source("MHTML file", with_frames(page, find), address=path_of(address))


def _names(part: EmailMessage) -> list[str]:
    """Return the addresses by which other parts name a part."""
    cid = str(part["Content-ID"] or "").strip("<> ")
    return [each for each in (f"cid:{cid}", str(part["Content-Location"] or "")) if each]


def _content(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _charset(part: EmailMessage) -> str:
    # Chromium converts every part to UTF-8 but does not always say so.
    return part.get_content_charset() or "utf-8"
