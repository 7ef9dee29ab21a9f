"""Answer requests as LinkedIn does."""

from __future__ import annotations

import asyncio
import json
import secrets
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import quote

from aiohttp import web
from aiohttp.typedefs import Handler
from yarl import URL

from tests.linkedin.catalogue import (
    AI_PATH,
    AI_SLUG,
    FRAME_PATH,
    HOST,
    OUTSIDE_SETTINGS,
    SETTINGS,
)
from tests.linkedin.pages import DATA_PATH, Page, category_page, frame_page, render, setting_page
from tests.linkedin.scene import Scene
from tests.linkedin.state import Request, State

STATE = web.AppKey("state", State)
HOSTS = (HOST, "localhost", "127.0.0.1")
STATIC = Path(__file__).parent / "static"
SAVE_PATH = "/mysettings-api/settingsApiSettings/{key}"
FLAGSHIP_PATH = "/flagship-web/rsc-action/actions/server-request"
STREAM_PATH = "/realtime/connect"
TRACK_PATH = "/li/track"
UNREAD = 16_000_000  # bytes, far more than a browser buffers of a body that no script reads
SAVE_BODY = {"key", "value", "entityUrn", "settingDisplayType", "hasChild"}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'"
)


def application(state: State) -> web.Application:
    """Return the web application that serves a state."""
    app = web.Application(middlewares=[_record])
    app[STATE] = state
    app.add_routes(
        [
            web.get("/", _front_page),
            web.get("/home", _front_page),
            web.get("/feed/", _feed),
            web.get("/m/logout{slash:/?}", _sign_out),
            web.get(r"/{path:(login|uas/login|authwall|signup)/?}", _sign_in_page),
            web.get(r"/checkpoint/{folder:lg|rm}/{rest:.*}", _sign_in_page),
            web.post("/uas/login-submit", _sign_in),
            web.get("/checkpoint/{rest:.*}", _checkpoint),
            web.get(r"/mypreferences/{device:[dm]}{slash:/?}", _first_category),
            web.get(r"/mypreferences/{device:[dm]}/categories/{name:[^/]+}{slash:/?}", _category),
            web.get(
                r"/mypreferences/{device:[dm]}/settings/{slug:[^/]+}{slash:/?}", _nested_setting
            ),
            web.get(r"/mypreferences/{device:[dm]}/{slug:[^/]+}{slash:/?}", _setting),
            web.get(FRAME_PATH, _frame),
            web.get(r"/psettings{slug:(/.*)?}", _legacy),
            web.get(SAVE_PATH, _read_value),
            web.put(SAVE_PATH, _save),
            web.post(FLAGSHIP_PATH, _save),
            web.get(DATA_PATH, _data),
            web.get(STREAM_PATH, _stream),
            web.post(TRACK_PATH, _track),
            web.static("/static", STATIC),
        ]
    )
    return app


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
        response = _sign_in_redirect(request) or await handler(request)
    except web.HTTPNotFound:
        response = _html(request, Page("not-found.html", status=404))
    if resets != state.resets:
        return response
    dropped = _is_gone(request)
    state.record(
        Request(
            request.method,
            request.path,
            0 if dropped else response.status,
            request.query_string,
            request.headers.get("Sec-Fetch-Dest", ""),
            *await _change(request),
        )
    )
    return response


def _sign_in_redirect(request: web.Request) -> web.Response | None:
    private = ("/mypreferences/", "/psettings", "/feed/")
    if request.app[STATE].signed_in:
        return None
    return _to_sign_in(request) if request.path.startswith(private) else None


def _to_sign_in(request: web.Request) -> web.Response:
    return _redirect(f"/uas/login?session_redirect={quote(request.path_qs, safe='')}")


def _redirect(address: str) -> web.Response:
    headers = {"Location": address, "Cache-Control": "no-store"}
    return web.Response(status=302, headers=headers)


def _html(request: web.Request, page: Page) -> web.Response:
    """Return the response for a page, with the usual headers and the session cookie."""
    text = render(page, dict(_switches(request)))
    response = web.Response(status=page.status, text=text, content_type="text/html")
    response.headers["Cache-Control"] = (
        "private, max-age=600" if page.scene.cacheable else "no-store"
    )
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    if not _session(request):
        # LinkedIn's cookie contains the quotes.
        cookie = f'JSESSIONID="ajax:{secrets.randbelow(10**19):019}"; Path=/; Secure; SameSite=None'
        response.headers["Set-Cookie"] = cookie
    return response


def _session(request: web.Request) -> str:
    """Return the session's id without its quotes, "" if there is none."""
    cookie: SimpleCookie = SimpleCookie(request.headers.get("Cookie", ""))
    return cookie["JSESSIONID"].value if "JSESSIONID" in cookie else ""


def _account(request: web.Request) -> str:
    return request.app[STATE].account_of(_session(request))


def _switches(request: web.Request) -> dict[str, bool]:
    """Return the switches of the account that sent the request."""
    return request.app[STATE].accounts[_account(request)]


async def _front_page(request: web.Request) -> web.Response:
    """Redirect members to their feed; show guests the sign-in form."""
    return _redirect("/feed/") if request.app[STATE].signed_in else await _sign_in_page(request)


async def _sign_out(request: web.Request) -> web.Response:
    request.app[STATE].signed_in = False
    return _redirect("/")


async def _feed(request: web.Request) -> web.Response:
    return _html(request, Page("feed.html", scene=_common(request)))


def _common(request: web.Request) -> Scene:
    """Return the part of the scene that applies to every page: language and caching."""
    scene = request.app[STATE].scene
    return Scene(lang=scene.lang, cacheable=scene.cacheable)


async def _sign_in_page(request: web.Request) -> web.Response:
    return _html(request, Page("sign-in.html", scene=_common(request)))


async def _sign_in(request: web.Request) -> web.Response:
    """Sign an account in and redirect to the page that asked for it.

    Without a known name, sign in the account that was signed in last.
    """
    state = request.app[STATE]
    named = str((await request.post()).get("session_key", ""))
    state.sign_in(named if named in state.accounts else _account(request), _session(request))
    target = URL(request.headers.get("Referer", "")).query.get("session_redirect", "")
    return _redirect(target if target.startswith("/mypreferences/") else "/feed/")


async def _checkpoint(request: web.Request) -> web.Response:
    return _html(request, Page("checkpoint.html", scene=_common(request)))


async def _first_category(request: web.Request) -> web.Response:
    return _redirect(f"/mypreferences/{request.match_info['device']}/categories/account")


async def _category(request: web.Request) -> web.Response:
    return _html(request, category_page(request.match_info["name"], _common(request)))


async def _nested_setting(request: web.Request) -> web.Response:
    """Return a setting's page under /settings/, where a few pages do not exist."""
    if request.match_info["slug"] in OUTSIDE_SETTINGS:
        raise web.HTTPNotFound
    return await _setting(request)


async def _setting(request: web.Request) -> web.Response:
    slug = request.match_info["slug"]
    if slug not in SETTINGS:
        return _html(request, setting_page(slug, _common(request)))
    scene = request.app[STATE].next_load(slug)
    await asyncio.sleep(scene.load_after)
    return _faulty_response(request, scene) or _html(request, setting_page(slug, scene))


def _faulty_response(request: web.Request, scene: Scene) -> web.Response | None:
    """Return the response that a scene wants instead of the page, or None."""
    if scene.load == "signed-out":
        request.app[STATE].signed_in = False
        return _to_sign_in(request)
    if scene.load == "remembered":
        request.app[STATE].signed_in = False
        return _redirect("/checkpoint/rm/sign-in-another-account")
    if scene.load == "checkpoint":
        return _redirect("/checkpoint/challenge/x")
    if scene.load == "429":
        return _html(request, Page("too-many-requests.html", status=429))
    if scene.load == "500":
        return _html(request, Page("error.html", status=500))
    return _drop(request) if scene.load == "dropped" else None


def _is_gone(request: web.Request) -> bool:
    """Tell whether the connection is closed, by the server or by the browser."""
    return request.transport is None or request.transport.is_closing()


def _drop(request: web.Request) -> web.Response:
    """Close the connection without an answer."""
    if request.transport:
        request.transport.abort()
    return web.Response(status=500)


async def _frame(request: web.Request) -> web.Response:
    return _html(request, frame_page(request.app[STATE].scene))


async def _legacy(request: web.Request) -> web.Response:
    slug = request.match_info["slug"].strip("/")
    if slug == AI_SLUG:
        return _redirect(AI_PATH)
    if slug in OUTSIDE_SETTINGS:
        return _redirect(f"/mypreferences/d/{slug}")
    found = slug in SETTINGS
    return _redirect(f"/mypreferences/d/settings/{slug}" if found else "/mypreferences/d/")


async def _read_value(request: web.Request) -> web.Response:
    state, key = request.app[STATE], request.match_info["key"]
    if not state.signed_in:
        return web.json_response({}, status=401)
    if key not in _switches(request):
        return web.json_response({}, status=404)
    return web.json_response({"key": key, "value": _switches(request)[key]})


async def _data(request: web.Request) -> web.Response:
    """Answer the page's settings request; its query says when and how."""
    state, resets = request.app[STATE], request.app[STATE].resets
    answer, after = request.query.get("answer", ""), float(request.query.get("after", 0))
    if answer == "never":
        await _until_closed(request)
    await asyncio.sleep(after)
    if resets != state.resets or answer == "dropped":
        return _drop(request)
    if answer == "500" or not state.signed_in:
        return web.json_response({}, status=500 if answer == "500" else 401)
    elements = [{"key": key, "value": value} for key, value in dict(state.switches).items()]
    return web.json_response({"elements": elements}, headers={"Cache-Control": "no-store"})


async def _stream(request: web.Request) -> web.StreamResponse:
    """Start an endless response."""
    headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
    response = web.StreamResponse(headers=headers)
    await response.prepare(request)
    await response.write(b"data: connected\n\n")
    await _until_closed(request)
    return response


async def _until_closed(request: web.Request) -> None:
    """Wait until the connection is closed or the state is reset."""
    resets = request.app[STATE].resets
    while request.app[STATE].resets == resets and not _is_gone(request):
        await asyncio.sleep(0.2)


async def _track(_: web.Request) -> web.Response:
    return web.Response(status=200)


async def _save(request: web.Request) -> web.Response:
    body = await _body(request)
    state, key = request.app[STATE], _key_of(request, body)
    if not state.signed_in:
        return web.json_response({}, status=401)
    if not _is_genuine(request, body):
        return web.json_response({}, status=403)
    if key not in _switches(request):
        return web.json_response({}, status=404)
    return await _answer(request, key, body["value"])


def _key_of(request: web.Request, body: dict[str, Any]) -> str:
    """Return the key in a save's address, or in its body if the address has none."""
    return str(request.match_info.get("key") or body.get("key", ""))


async def _change(request: web.Request) -> tuple[str | None, bool | None]:
    """Return key and value of a save; the value is None if it is malformed."""
    if request.method != "PUT" and request.path != FLAGSHIP_PATH:
        return None, None
    body = await _body(request)
    value = body.get("value")
    return _key_of(request, body), value if isinstance(value, bool) else None


async def _body(request: web.Request) -> dict[str, Any]:
    try:
        body = json.loads(await request.text())
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _is_genuine(request: web.Request, body: dict[str, Any]) -> bool:
    """Tell whether a save has the token, the protocol version and the body of the page's saves."""
    session = _session(request)
    return (
        session != ""
        and request.headers.get("csrf-token") == session
        and request.headers.get("X-RestLi-Protocol-Version") == "2.0.0"
        and set(body) >= SAVE_BODY
        and body["key"] == _key_of(request, body)
        and isinstance(body["value"], bool)
    )


async def _answer(request: web.Request, key: str, value: bool) -> web.Response:
    """Store the value, or answer with the fault of the scene."""
    state = request.app[STATE]
    resets = state.resets
    answer, delay = state.next_save(key, request.headers.get("X-Simulator-Click", ""))
    await asyncio.sleep(delay)
    if resets != state.resets:
        return _drop(request)
    if answer == "401":
        state.signed_in = False
    if answer.isdigit():
        return web.json_response({}, status=int(answer))
    if answer in ("stored", "lost"):
        state.store(key, value, _account(request))
    if answer in ("dropped", "lost"):
        return _drop(request)
    unread = "" if state.scene_of(key).save_body_read else "x" * UNREAD
    return web.json_response({"key": key, "value": value, "unread": unread})
