"""Read Chromium's log of requests, of --log-net-log."""

from typing import Any

from tests.browser.drive.measurements import RecordedRequest


def requests_in(log: Any) -> list[RecordedRequest]:
    """Return the requests in a parsed log."""
    names = {number: name for name, number in log["constants"]["logEventTypes"].items()}
    started = [each for each in log["events"] if names[each["type"]] == "URL_REQUEST_START_JOB"]
    parameters = [each.get("params") or {} for each in started]
    return [
        RecordedRequest(
            each["url"],
            each["initiator"].replace("not an origin", ""),
            each["request_type"] == "main frame",
        )
        for each in parameters
        if "url" in each
    ]
