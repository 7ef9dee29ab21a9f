"""Measure the time from the click to "off, confirmed" for different kinds of saves.

A run may take BOUND in addition to its two page loads and the save. In Firefox a run in a tab of
its own takes up to a second longer: the timers of a hidden page fire once per second there. So do
the page's own, which may still correct the switch, so the run has to wait for them.
"""

import argparse

from benchmarks.sweep import BOUND, DIST, measure
from tests.browser.conftest import accept_notice, start_on_welcome
from tests.browser.drive import BROWSERS
from tests.linkedin import LinkedIn, Scene

SAVES = {
    "answered at once": Scene(),
    "answered after 4 s": Scene(save_after=4),
    "its body never read": Scene(save_body_read=False),
    "to one address for everything": Scene(save_to="flagship"),
    "shown once answered, after 2.2 s": Scene(moves="when-answered", save_after=2.2),
    "of a switch without a key": Scene(key=False),
    "with a stream beside": Scene(stream="fetch"),
}


def main() -> None:
    """Measure each kind of save in each browser and print a line for each."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.saves", description=__doc__)
    parser.parse_args()
    with LinkedIn() as site:
        for name, kind in BROWSERS.items():
            with kind(site, DIST / name) as browser:
                for save, scene in SAVES.items():
                    browser.reset()
                    start_on_welcome(browser)
                    accept_notice(browser)
                    site.reset()
                    site.scene = scene
                    times = measure(browser, ["ai-training"])
                    overhead = times.besides_loads - scene.save_after
                    steps = ", ".join(f"{step} {took:.2f}" for step, took in times.steps.items())
                    print(
                        f"{name:<9} save {save:<32} {times.total:5.1f} s; besides two loads and "
                        f"the save {overhead:.2f} s of {BOUND:g} ({steps})",
                        flush=True,
                    )


if __name__ == "__main__":
    main()
