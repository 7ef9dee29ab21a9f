"""Read who sent a request, and build the responses that several handlers return."""

from __future__ import annotations

import asyncio
import secrets
from http.cookies import SimpleCookie
from urllib.parse import quote

from aiohttp import web

from tests.linkedin.pages import Page, render
from tests.linkedin.state import State

STATE = web.AppKey("state", State)
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'"
)


def redirect(address: str) -> web.Response:
    """Return a redirect that is not cached."""
    headers = {"Location": address, "Cache-Control": "no-store"}
    return web.Response(status=302, headers=headers)


def redirect_to_sign_in(request: web.Request) -> web.Response:
    """Return a redirect to the sign-in page, which leads back afterwards."""
    return redirect(f"/uas/login?session_redirect={quote(request.path_qs, safe='')}")


def html_response(request: web.Request, page: Page, text: str = "") -> web.Response:
    """Return the response for a page, with the usual headers and the session cookie.

    `text` is its HTML if it is rendered already.
    """
    text = text or render(page, dict(switches_of(request)))
    response = web.Response(status=page.status, text=text, content_type="text/html")
    response.headers["Cache-Control"] = (
        "private, max-age=600" if page.scene.cacheable else "no-store"
    )
    response.headers["Content-Security-Policy"] = _policy(page)
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    if not session_of(request):
        # LinkedIn's cookie contains the quotes.
        cookie = f'JSESSIONID="ajax:{secrets.randbelow(10**19):019}"; Path=/; Secure; SameSite=None'
        response.headers["Set-Cookie"] = cookie
    return response


def _policy(page: Page) -> str:
    """Return the content security policy of a page."""
    policy = POLICY
    if page.prerenders:
        policy = policy.replace("script-src", "script-src 'inline-speculation-rules'")
    if page.scene.design_system:
        # Some design systems insert style elements. LinkedIn's own policy allows them.
        policy = policy.replace("style-src", "style-src 'unsafe-inline'")
    if page.scene.trusted_types:
        policy += "; require-trusted-types-for 'script'; trusted-types simulator"
    return policy


def session_of(request: web.Request) -> str:
    """Return the session's id without its quotes, "" if there is none."""
    cookie: SimpleCookie = SimpleCookie(request.headers.get("Cookie", ""))
    return cookie["JSESSIONID"].value if "JSESSIONID" in cookie else ""


def account_of(request: web.Request) -> str:
    """Return the account that sent the request."""
    return request.app[STATE].account_of(session_of(request))


def switches_of(request: web.Request) -> dict[str, bool]:
    """Return the switches of the account that sent the request."""
    return request.app[STATE].accounts[account_of(request)]


def is_gone(request: web.Request) -> bool:
    """Tell whether the connection is closed, by the server or by the browser."""
    return request.transport is None or request.transport.is_closing()


def drop(request: web.Request) -> web.Response:
    """Close the connection without an answer."""
    if request.transport:
        request.transport.abort()
    return web.Response(status=500)


async def wait_until_closed(request: web.Request) -> None:
    """Wait until the connection is closed or the state is reset."""
    resets = request.app[STATE].resets
    while request.app[STATE].resets == resets and not is_gone(request):
        await asyncio.sleep(0.2)
