"""Send requests to the simulator without a browser."""

from __future__ import annotations

import json
import ssl
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from email.message import Message
from http.client import RemoteDisconnected
from typing import Any

from tests.linkedin import LinkedIn

COOKIE = 'JSESSIONID="ajax:123"'
GOOD = {"csrf-token": "ajax:123", "X-RestLi-Protocol-Version": "2.0.0", "Cookie": COOKIE}
Body = dict[str, object] | None
DROPPED = (RemoteDisconnected, ConnectionError, ssl.SSLError, urllib.error.URLError)


@dataclass(frozen=True)
class Answer:
    """An answer; redirects are not followed."""

    status: int
    headers: Message
    text: str


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """Follow no redirect."""


@dataclass(frozen=True)
class Client:
    """An HTTP client without a browser."""

    site: LinkedIn

    def get(self, path: str, headers: dict[str, str] | None = None) -> Answer:
        """Get a page."""
        return self._ask(urllib.request.Request(self._address(path), headers=headers or {}))

    def save(
        self, key: str, value: bool, headers: dict[str, str], body: Body = None, to: str = ""
    ) -> Answer:
        """Save a setting, by default at its own address; `body` overrides fields of the body."""
        good = {"entityUrn": "urn:li:x", "settingDisplayType": "TOGGLE", "hasChild": False}
        data = json.dumps({"key": key, "value": value} | good | (body or {})).encode()
        address = self._address(to or f"/mysettings-api/settingsApiSettings/{key}")
        method = "POST" if to else "PUT"
        request = urllib.request.Request(address, data=data, headers=headers, method=method)
        return self._ask(request)

    def sign_in(self, account: str, cookie: str = COOKIE) -> Answer:
        """Send the form of the sign-in page."""
        data = urllib.parse.urlencode({"session_key": account, "session_password": ""}).encode()
        address = self._address("/uas/login-submit")
        return self._ask(urllib.request.Request(address, data=data, headers={"Cookie": cookie}))

    def _address(self, path: str) -> str:
        return f"https://localhost:{self.site.port}{path}"

    def _ask(self, request: urllib.request.Request) -> Answer:
        context = ssl.create_default_context(cadata=self.site.ca_pem.decode())
        opener = urllib.request.build_opener(
            _NoRedirects, urllib.request.HTTPSHandler(context=context)
        )
        try:
            with opener.open(request, timeout=60) as answer:
                return Answer(answer.status, answer.headers, answer.read().decode())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read().decode())
