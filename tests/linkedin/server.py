"""Answer requests as LinkedIn does."""

from __future__ import annotations

import asyncio
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler

from tests.design_systems import BUNDLES
from tests.linkedin import api_routes, page_routes
from tests.linkedin.adopted_routes import adopted_response
from tests.linkedin.api_routes import STREAM_PATH, change_in
from tests.linkedin.bundles import bundles
from tests.linkedin.catalogue import HOST
from tests.linkedin.pages import FRAMEWORK_PATH, Page
from tests.linkedin.responses import STATE, html_response, is_gone, redirect_to_sign_in
from tests.linkedin.state import Request, State

HOSTS = (HOST, "localhost", "127.0.0.1")
STATIC = Path(__file__).parent / "static"


def application(state: State) -> web.Application:
    """Return the web application that serves a state."""
    app = web.Application(middlewares=[_record])
    app[STATE] = state
    frameworks = web.get(f"{FRAMEWORK_PATH}/{{name:\\w+.js}}", _framework)
    BUNDLES.mkdir(parents=True, exist_ok=True)
    static = [web.static("/static/design-systems", BUNDLES), web.static("/static", STATIC)]
    app.add_routes([*page_routes.ROUTES, *api_routes.ROUTES, frameworks, *static])
    return app


async def _framework(request: web.Request) -> web.FileResponse:
    """Answer with the script of a framework's pages."""
    return web.FileResponse(bundles() / request.match_info["name"])


@web.middleware
async def _record(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Redirect signed-out people to the sign-in page, and log every request."""
    # Firefox connects every host to this server, so its own background requests arrive too.
    if request.url.host not in HOSTS or request.path == "/favicon.ico":
        return web.Response(status=204)
    if request.path.startswith("/static/"):
        await asyncio.sleep(float(request.query.get("after", 0)))
        return await handler(request)
    state = request.app[STATE]
    resets = state.resets
    if request.path == STREAM_PATH:  # It never ends, so it is logged when it begins.
        state.record(Request(request.method, request.path, 200))
        return await handler(request)
    try:
        response = (
            _sign_in_redirect(request) or await adopted_response(request) or await handler(request)
        )
    except web.HTTPNotFound:
        response = html_response(request, Page("not-found.html", status=404))
    if resets != state.resets:
        return response
    dropped = is_gone(request)
    state.record(
        Request(
            request.method,
            request.path,
            0 if dropped else response.status,
            request.query_string,
            request.headers.get("Sec-Fetch-Dest", ""),
            *await change_in(request),
        )
    )
    return response


def _sign_in_redirect(request: web.Request) -> web.Response | None:
    private = ("/mypreferences/", "/psettings", "/feed/")
    if request.app[STATE].signed_in:
        return None
    return redirect_to_sign_in(request) if request.path.startswith(private) else None
