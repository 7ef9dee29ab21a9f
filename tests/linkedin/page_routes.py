"""Answer requests for pages, which include signing in and out."""

from __future__ import annotations

import asyncio

from aiohttp import web
from yarl import URL

from tests.linkedin.catalogue import (
    AI_PATH,
    AI_SLUG,
    FRAME_PATH,
    OUTSIDE_SETTINGS,
    PRELOAD_PATH,
    SETTINGS,
)
from tests.linkedin.pages import Page, category_page, frame_page, preloaded_page, setting_page
from tests.linkedin.responses import (
    STATE,
    account_of,
    drop,
    html_response,
    redirect,
    redirect_to_sign_in,
    session_of,
)
from tests.linkedin.scene import Scene

INSTEAD = {
    "403": ("refused.html", 403),
    "sign-in-form": ("sign-in.html", 200),
    "proxy": ("proxy.html", 200),
    "offline": ("offline.html", 200),
}
"""The pages that may come at a setting's address, with their status, by the scene's load."""


async def _front_page(request: web.Request) -> web.Response:
    """Redirect members to their feed; show guests the sign-in form."""
    return redirect("/feed/") if request.app[STATE].signed_in else await _sign_in_page(request)


async def _sign_out(request: web.Request) -> web.Response:
    request.app[STATE].signed_in = False
    return redirect("/")


async def _feed(request: web.Request) -> web.Response:
    prerenders = AI_PATH if request.app[STATE].scene.prerendered else ""
    return html_response(request, Page("feed.html", scene=_common(request), prerenders=prerenders))


def _common(request: web.Request) -> Scene:
    """Return the part of the scene that applies to every page."""
    scene = request.app[STATE].scene
    is_new = scene.is_new_shell or scene.in_frame != "never"
    return Scene(
        shape="new-shell" if is_new else "2026",
        lang=scene.lang,
        cacheable=scene.cacheable,
        trusted_types=scene.trusted_types,
        picture_after=scene.picture_after,
    )


async def _sign_in_page(request: web.Request) -> web.Response:
    if request.app[STATE].scene.load == "loop":
        return redirect(AI_PATH)
    return html_response(request, Page("sign-in.html", scene=_common(request)))


async def _sign_in(request: web.Request) -> web.Response:
    """Sign an account in and redirect to the page that asked for it.

    Without a known name, sign in the account that was signed in last.
    """
    state = request.app[STATE]
    named = str((await request.post()).get("session_key", ""))
    state.sign_in(named if named in state.accounts else account_of(request), session_of(request))
    target = URL(request.headers.get("Referer", "")).query.get("session_redirect", "")
    return redirect(target if target.startswith("/mypreferences/") else "/feed/")


async def _checkpoint(request: web.Request) -> web.Response:
    return html_response(request, Page("checkpoint.html", scene=_common(request)))


async def _first_category(request: web.Request) -> web.Response:
    return redirect(f"/mypreferences/{request.match_info['device']}/categories/account")


async def _category(request: web.Request) -> web.Response:
    return html_response(request, category_page(request.match_info["name"], _common(request)))


async def _nested_setting(request: web.Request) -> web.Response:
    """Return a setting's page under /settings/, where a few pages do not exist."""
    if request.match_info["slug"] in OUTSIDE_SETTINGS:
        raise web.HTTPNotFound
    return await _setting(request)


async def _setting(request: web.Request) -> web.Response:
    slug = request.match_info["slug"]
    if slug not in SETTINGS:
        return html_response(request, setting_page(slug, _common(request)))
    scene = request.app[STATE].next_load(slug)
    await asyncio.sleep(scene.load_after)
    return _faulty_response(request, scene) or html_response(request, setting_page(slug, scene))


def _faulty_response(request: web.Request, scene: Scene) -> web.Response | None:
    """Return the response that a scene wants instead of the page, or None."""
    if scene.load == "signed-out":
        request.app[STATE].signed_in = False
        return redirect_to_sign_in(request)
    if scene.load == "loop":
        return redirect_to_sign_in(request)
    if scene.load == "remembered":
        request.app[STATE].signed_in = False
        return redirect("/checkpoint/rm/sign-in-another-account")
    if scene.load == "checkpoint":
        return redirect("/checkpoint/challenge/x")
    if scene.load == "list":
        return redirect(f"/mypreferences/{request.match_info['device']}/categories/privacy")
    if scene.load == "feed":
        return redirect("/feed/")
    if scene.load in INSTEAD:
        file, status = INSTEAD[scene.load]
        return html_response(request, Page(file, status=status))
    if scene.load == "429":
        return html_response(request, Page("too-many-requests.html", status=429))
    if scene.load == "500":
        return html_response(request, Page("error.html", status=500))
    return drop(request) if scene.load == "dropped" else None


async def _frame(request: web.Request) -> web.Response:
    return html_response(request, frame_page(request.app[STATE].scene))


async def _preload(request: web.Request) -> web.Response:
    return html_response(request, preloaded_page(request.app[STATE].scene))


async def _legacy(request: web.Request) -> web.Response:
    slug = request.match_info["slug"].strip("/")
    if slug == AI_SLUG:
        return redirect(AI_PATH)
    if slug in OUTSIDE_SETTINGS:
        return redirect(f"/mypreferences/d/{slug}")
    found = slug in SETTINGS
    return redirect(f"/mypreferences/d/settings/{slug}" if found else "/mypreferences/d/")


ROUTES = (
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
    web.get(r"/mypreferences/{device:[dm]}/settings/{slug:[^/]+}{slash:/?}", _nested_setting),
    web.get(r"/mypreferences/{device:[dm]}/{slug:[^/]+}{slash:/?}", _setting),
    web.get(FRAME_PATH, _frame),
    web.get(PRELOAD_PATH, _preload),
    web.get(r"/psettings{slug:(/.*)?}", _legacy),
)
