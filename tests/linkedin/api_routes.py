"""Answer what pages request themselves: settings, saves, pictures, streams and tracking."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import Any

from aiohttp import web

from tests.linkedin.pages import DATA_PATH, PICTURE_PATH
from tests.linkedin.responses import (
    STATE,
    account_of,
    drop,
    session_of,
    switches_of,
    wait_until_closed,
)

SAVE_PATH = "/mysettings-api/settingsApiSettings/{key}"
FLAGSHIP_PATH = "/flagship-web/rsc-action/actions/server-request"
STREAM_PATH = "/realtime/connect"
TRACK_PATH = "/li/track"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
UNREAD = 16_000_000  # bytes, far more than a browser buffers of a body that no script reads
SAVE_BODY = {"key", "value", "entityUrn", "settingDisplayType", "hasChild"}


async def _read_value(request: web.Request) -> web.Response:
    state, key = request.app[STATE], request.match_info["key"]
    if not state.signed_in:
        return web.json_response({}, status=401)
    if key not in switches_of(request):
        return web.json_response({}, status=404)
    return web.json_response({"key": key, "value": switches_of(request)[key]})


async def _data(request: web.Request) -> web.Response:
    """Answer the page's settings request; its query says when and how."""
    state, resets = request.app[STATE], request.app[STATE].resets
    answer, after = request.query.get("answer", ""), float(request.query.get("after", 0))
    if answer == "never":
        await wait_until_closed(request)
    await asyncio.sleep(after)
    if resets != state.resets or answer == "dropped":
        return drop(request)
    if answer == "500" or not state.signed_in:
        return web.json_response({}, status=500 if answer == "500" else 401)
    elements = [{"key": key, "value": value} for key, value in dict(state.switches).items()]
    return web.json_response({"elements": elements}, headers={"Cache-Control": "no-store"})


async def _picture(request: web.Request) -> web.Response:
    """Answer with a picture after the time in the query."""
    with suppress(TimeoutError):
        await asyncio.wait_for(wait_until_closed(request), float(request.query.get("after", 0)))
    return web.Response(text=PICTURE, content_type="image/svg+xml")


async def _stream(request: web.Request) -> web.StreamResponse:
    """Start an endless response."""
    headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
    response = web.StreamResponse(headers=headers)
    await response.prepare(request)
    await response.write(b"data: connected\n\n")
    await wait_until_closed(request)
    return response


async def _track(_: web.Request) -> web.Response:
    return web.Response(status=200)


async def save(request: web.Request) -> web.Response:
    """Answer a save."""
    body = await _body(request)
    state, key = request.app[STATE], _key_of(request, body)
    if not state.signed_in:
        return web.json_response({}, status=401)
    if not _is_genuine(request, body):
        return web.json_response({}, status=403)
    if key not in switches_of(request):
        return web.json_response({}, status=404)
    return await _answer(request, key, body["value"])


def _key_of(request: web.Request, body: dict[str, Any]) -> str:
    """Return the key in a save's address, or in its body if the address has none."""
    return str(request.match_info.get("key") or body.get("key", ""))


async def change_in(request: web.Request) -> tuple[str | None, bool | None]:
    """Return key and value of a save; the value is None if it is malformed."""
    adopted = request.app[STATE].adopted
    saves = {FLAGSHIP_PATH, adopted.save_path if adopted else FLAGSHIP_PATH}
    if request.method != "PUT" and (request.method == "GET" or request.path not in saves):
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
    session = session_of(request)
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
        return drop(request)
    if answer == "401":
        state.signed_in = False
    if answer.isdigit():
        return web.json_response({}, status=int(answer))
    if answer in ("stored", "lost"):
        state.store(key, value, account_of(request))
    if answer in ("dropped", "lost"):
        return drop(request)
    unread = "" if state.scene_of(key).save_body_read else "x" * UNREAD
    return web.json_response({"key": key, "value": value, "unread": unread})


ROUTES = (
    web.get(SAVE_PATH, _read_value),
    web.put(SAVE_PATH, save),
    web.post(FLAGSHIP_PATH, save),
    web.get(DATA_PATH, _data),
    web.get(PICTURE_PATH, _picture),
    web.get(STREAM_PATH, _stream),
    web.post(TRACK_PATH, _track),
)
