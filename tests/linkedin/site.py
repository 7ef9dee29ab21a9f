"""Run the server in a separate thread."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Coroutine
from threading import Thread
from types import TracebackType
from typing import Any, TypeVar

import trustme
from aiohttp import web

from tests.linkedin.catalogue import HOST
from tests.linkedin.server import application
from tests.linkedin.state import State

T = TypeVar("T")


class LinkedIn(State):
    """A simulator that serves its state over HTTPS on loopback; port 0 means a free port."""

    def __init__(self, port: int = 0) -> None:
        super().__init__()
        authority = trustme.CA()
        self.ca_pem: bytes = authority.cert_pem.bytes()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate = authority.issue_cert(HOST, "localhost", "127.0.0.1")
        certificate.configure_cert(context)
        self.certificate_pem: str = certificate.cert_chain_pems[0].bytes().decode()
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="linkedin", daemon=True)
        self._thread.start()
        # Browsers keep connections open; waiting for them to close would take a minute.
        self._runner = web.AppRunner(application(self), shutdown_timeout=0.1)
        self.port: int = self._await(self._listen(context, port))

    def __enter__(self) -> LinkedIn:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop serving and end the thread."""
        if self._thread.is_alive():
            self._await(self._runner.cleanup())
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()

    @property
    def chromium_arguments(self) -> list[str]:
        """Return the arguments that make Chromium resolve LinkedIn here and no other host."""
        rules = f"MAP {HOST} 127.0.0.1:{self.port}, MAP * ~NOTFOUND"
        return [f"--host-resolver-rules={rules}, EXCLUDE 127.0.0.1, EXCLUDE localhost"]

    @property
    def firefox_preferences(self) -> dict[str, str]:
        """Return the preferences that make Firefox connect every host to this server."""
        return {
            "network.dns.forceResolve": "127.0.0.1",
            "network.socket.forcePort": f"443={self.port}",
        }

    async def _listen(self, context: ssl.SSLContext, port: int) -> int:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port, ssl_context=context)
        await site.start()
        bound_port: int = self._runner.addresses[0][1]
        return bound_port

    def _await(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=60)
