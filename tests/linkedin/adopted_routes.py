"""Serve an adopted page in place of the simulator's own."""

from __future__ import annotations

from aiohttp import web

from tests.linkedin.adopted import FRAMES
from tests.linkedin.api_routes import save
from tests.linkedin.pages import Page
from tests.linkedin.responses import STATE, html_response, switches_of


async def adopted_response(request: web.Request) -> web.StreamResponse | None:
    """Return the adopted page, a document in its frames, or the answer to its save, or None."""
    page = request.app[STATE].adopted
    if page is None:
        return None
    if request.method == page.method and request.path == page.save_path:
        return await save(request)
    value = switches_of(request)[page.key]
    if page.is_at(request.path):
        return html_response(request, Page(""), page.rendered(value=value))
    frame = request.path.removeprefix(FRAMES)
    if request.path.startswith(FRAMES) and frame.isdigit() and 0 < int(frame) <= page.frames:
        return html_response(request, Page(""), page.rendered(value=value, frame=int(frame)))
    return None
