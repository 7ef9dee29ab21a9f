"""Look for violations of accessibility rules with axe."""

from pathlib import Path

from tests.browser.drive import Browser

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"


def violations(browser: Browser) -> list[str]:
    """Run axe in the current page in light and dark mode, and list all violations."""
    light = run_axe(browser)
    browser.set_dark_mode(dark=True)
    dark = run_axe(browser)
    browser.set_dark_mode(dark=False)
    return light + [f"dark: {each}" for each in dark]


def run_axe(browser: Browser, *, without: tuple[str, ...] = ()) -> list[str]:
    """Run axe in the current page `without` some rules; list each violation with its element."""
    if browser.js("typeof axe") == "undefined":
        browser.driver.execute_script(AXE.read_text(encoding="utf-8"))
    rules = {"rules": {name: {"enabled": False} for name in without}}
    found = browser.js("(rules) => axe.run(rules).then(({violations}) => violations)", rules)
    return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]
