"""Count what the background does in Chromium: a copy of the build gets one script more.

The script counts the events and the calls of the browser's API in the service worker.
"""

import http.server
import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser.conftest import DIST
from tests.browser.drive.cdp import CdpError
from tests.browser.drive.chromium import Chromium

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
      const { addListener, removeListener } = member;
      const counting = new Map();
      member.addListener = (listener, ...rest) => {
        if (!counting.has(listener)) counting.set(listener, (...values) =>
          (add("events", `${name}.${key}`), listener(...values)));
        addListener.call(member, counting.get(listener), ...rest);
      };
      member.removeListener = (listener) =>
        removeListener.call(member, counting.get(listener) ?? listener);
    }
  }
}
"""


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


@contextmanager
def other_site() -> Iterator[str]:
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
