"""How often the background wakes in Chromium, and what it calls, while it has nothing to do.

A copy of the build gets one script more, which counts the events and the calls of the browser's
API in the service worker. Each situation begins with the background stopped.
"""

import http.server
import json
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep
from typing import Any

from benchmarks.sweep import DIST
from tests.browser.conftest import accept_notice, start_on_welcome
from tests.browser.drive.cdp import CdpError
from tests.browser.drive.chromium import Chromium
from tests.browser.drive.wait import until
from tests.browser.runs import open_popup_page, press, wait_for_record
from tests.linkedin import AI_KEY, LinkedIn

COUNT = """const api = globalThis.browser ?? globalThis.chrome;
globalThis.counts = { events: {}, calls: {} };
const add = (kind, name) => (counts[kind][name] = (counts[kind][name] ?? 0) + 1);
for (const [name, space] of [
  ["action", api.action], ["alarms", api.alarms], ["permissions", api.permissions],
  ["runtime", api.runtime], ["scripting", api.scripting], ["tabs", api.tabs],
  ["webRequest", api.webRequest], ["windows", api.windows],
  ["storage.local", api.storage.local], ["storage.session", api.storage.session],
  ["storage.managed", api.storage.managed]]) {
  for (const key of Object.keys(Object.getPrototypeOf(space) ?? {}).concat(Object.keys(space))) {
    const member = space[key];
    if (typeof member === "function" && !/^(getURL|getManifest|connect)$/.test(key))
      space[key] = (...rest) => (add("calls", `${name}.${key}`), member.apply(space, rest));
    else if (member && typeof member.addListener === "function") {
      const { addListener } = member;
      member.addListener = (listener, ...rest) =>
        addListener.call(member, (...values) => (add("events", `${name}.${key}`),
          listener(...values)), ...rest);
    }
  }
}
"""
OTHER_PAGES = 20
MINUTE = 60


class Counted(Chromium):
    """A Chromium whose extension counts what its background does."""

    def counts(self) -> dict[str, dict[str, int]] | None:
        """Return events and calls since the background started; None if it does not run."""
        for target in self._cdp.targets("service_worker", self.base):
            try:
                with self._cdp.session(target["targetId"]) as session:
                    found: dict[str, dict[str, int]] = self._cdp.evaluate(session, "counts")
                    return found
            except CdpError:
                continue
        return None

    def heap(self) -> float:
        """Return the memory of the background's scripts after garbage collection, in kB."""
        (target,) = self._cdp.targets("service_worker", self.base)
        with self._cdp.session(target["targetId"]) as session:
            self._cdp.call("HeapProfiler.collectGarbage", session)
            used: float = self._cdp.call("Runtime.getHeapUsage", session)["usedSize"]
            return used / 1000


@contextmanager
def counted_build() -> Iterator[Path]:
    """Yield a copy of the build whose background counts."""
    with TemporaryDirectory() as folder:
        build = Path(folder, "chromium")
        shutil.copytree(DIST / "chromium", build)
        manifest = json.loads((build / "manifest.json").read_text())
        worker = manifest["background"]["service_worker"]
        manifest["background"]["service_worker"] = "counting.js"
        (build / "count.js").write_text(COUNT)
        (build / "counting.js").write_text(f'import "./count.js";\nimport "./{worker}";\n')
        (build / "manifest.json").write_text(json.dumps(manifest))
        yield build


def measure_background(site: LinkedIn, log: Callable[[str], None]) -> dict[str, Any]:
    """Return events and calls by situation; None for one in which the background never woke."""
    with counted_build() as build, Counted(site, build) as browser, _other_site() as other:
        start_on_welcome(browser)
        accept_notice(browser)
        browser.new_tab()
        acts: list[tuple[str, Callable[[], None]]] = [
            ("20 pages of other sites", lambda: _read_elsewhere(browser, other)),
            ("LinkedIn's feed, read for a minute", lambda: _read_the_feed(browser)),
            ("a start, by a first page of LinkedIn", lambda: browser.open("/feed/")),
        ]
        found = {}
        for name, act in acts:
            log(f"background: {name}")
            browser.open(other)
            sleep(2)
            browser.stop_background()
            act()
            sleep(2)
            found[name] = browser.counts()
        return found


def measure_memory(site: LinkedIn, runs: int, log: Callable[[str], None]) -> tuple[float, float]:
    """Return the memory of the background after one run and after `runs` more, in kB."""
    with counted_build() as build, Counted(site, build) as browser:
        start_on_welcome(browser)
        accept_notice(browser)
        open_popup_page(browser)
        heaps = []
        for number in range(runs + 1):
            if number % 10 == 0:
                log(f"memory: run {number} of {runs}")
            site.switches[AI_KEY] = True
            press(browser)
            until(lambda: browser.storage().get("progress"), 10, "the run to begin")
            until(lambda: "progress" not in browser.storage(), 60, "the run to end")
            wait_for_record(browser, outcome="confirmed-off")
            if number in (0, runs):
                heaps.append(browser.heap())
        return heaps[0], heaps[1]


def _read_elsewhere(browser: Chromium, other: str) -> None:
    for number in range(OTHER_PAGES):
        browser.open(f"{other}?{number}")
        browser.js("document.title = 'changed'")


def _read_the_feed(browser: Chromium) -> None:
    browser.open("/feed/")
    for second in range(MINUTE):
        browser.js("(second) => { document.title = `(${second}) Feed`; scrollBy(0, 100); }", second)
        sleep(1)


@contextmanager
def _other_site() -> Iterator[str]:
    """Serve a page of another site on this machine, and yield its address."""

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = b"<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>"
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
