"""One click over several settings, with the server's own state as the judge of every one."""

import tomllib
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.runs import SUCCESS, open_popup_page, press
from tests.linkedin import AI_KEY, LinkedIn, Scene
from tests.linkedin.catalogue import COOKIE_ID, LABELS

LIST_PATH = "/mypreferences/d/categories/privacy"
RULES = Path(__file__).parents[2] / "rules"

# Three settings in the order of the rules, with two of them on one page.
FEW = ("ai-training", "linkedin-ads", "email-tips")


def rules() -> dict[str, dict[str, Any]]:
    """Return every setting's rule by its id."""
    files = {path.stem: tomllib.loads(path.read_text()) for path in RULES.glob("*.toml")}
    return {name: rule for name, rule in files.items() if "paths" in rule}


def keys() -> dict[str, str]:
    """Return what the server calls each setting's switch."""
    return {name: rule.get("key", COOKIE_ID) for name, rule in rules().items()}


def slug(setting: str) -> str:
    """Return the last part of a setting's address."""
    return str(rules()[setting]["paths"][0].rsplit("/", 1)[-1])


def pages(settings: Iterable[str]) -> set[str]:
    """Return the paths that a click opens for these settings."""
    return {rules()[name]["paths"][0] for name in settings}


def records(browser: Browser) -> dict[str, str]:
    """Return the outcome that is kept of each setting."""
    kept = browser.storage()
    found = {name: kept.get(f"record:{name}", {}).get("outcome", "") for name in rules()}
    return {name: outcome for name, outcome in found.items() if outcome}


def receipts(browser: Browser) -> list[dict[str, Any]]:
    """Return all receipts, oldest first."""
    kept = [value for key, value in browser.storage().items() if key.startswith("receipt:")]
    return sorted(kept, key=lambda each: each["number"])


def choose(browser: Browser, *settings: str) -> None:
    """Tick exactly these settings in the popup page in front, as a person does."""
    for name in rules():
        box = f"[data-setting='{name}'] input"
        ticked = browser.js("(box) => document.querySelector(box).checked", box)
        if ticked != (name in settings):
            browser.click(box)
    wanted = list(settings)
    until(lambda: sorted(browser.storage().get("chosen", [])) == sorted(wanted), 5, "the choice")


def wait_until_over(browser: Browser, timeout: float = 150) -> dict[str, Any]:
    """Wait until no run is under way, and return how the last one over several settings ended."""
    until(lambda: "sweep" in (kept := browser.storage()) and "progress" not in kept, timeout)
    swept: dict[str, Any] = browser.storage()["sweep"]
    return swept


def state(browser: Browser, selector: str) -> str:
    """Return a text of the popup page in front."""
    return str(browser.js("(name) => document.querySelector(name).innerText", selector))


def test_all_settings_with_mixed_faults_each_end_as_the_server_has_them(
    agreed: Browser, site: LinkedIn
) -> None:
    faults = {
        "partner-sharing": (Scene(save="403"), "reverted"),
        "research": (Scene(disabled=True), "locked"),
        "ads-age": (Scene(save="not-stored"), "not-confirmed"),
        "ads-gender": (Scene(untrusted="restored"), "needs-you"),
        "ads-location": (Scene(save="500"), "reverted"),
    }
    for setting, (scene, _) in faults.items():
        site.play(slug(setting), scene)
    # Half way through, LinkedIn signs the person out.
    site.play(slug("ads-interests"), Scene(load="signed-out"))
    before = dict(site.switches)
    open_popup_page(agreed)
    agreed.click("#select-all")
    # Nobody knows which way the switch for cookies is off: "Choose all" leaves it out.
    chosen = {name: rule for name, rule in rules().items() if name != "cookies"}
    until(lambda: str(len(chosen)) in state(agreed, "#opt-out"), 5, "the button to count")
    assert f"{len(pages(chosen))} pages" in state(agreed, "#visits summary")

    press(agreed)
    stopped = wait_until_over(agreed)

    assert (stopped["why"], stopped["left"][0]) == ("signed-out", "ads-interests")
    until(lambda: "are chosen below" in state(agreed, "#summary"), 5, "the word of it")
    # The person signs in and goes on.
    site.signed_in = True
    site.play(slug("ads-interests"), Scene())
    press(agreed)
    until(lambda: agreed.storage()["sweep"]["at"] > stopped["at"], 120, "the rest")
    rest = wait_until_over(agreed)

    assert sorted(rest["settings"]) == sorted(stopped["left"])
    assert rest["left"] == []
    expected = dict.fromkeys(chosen, "confirmed-off")
    expected |= {name: outcome for name, (_, outcome) in faults.items()}
    assert records(agreed) == expected
    off = {key for key, value in site.switches.items() if before[key] and not value}
    assert off == {keys()[name] for name, outcome in expected.items() if outcome in SUCCESS}
    assert {each.key for each in site.saves} <= set(keys().values())
    last = {each["setting"]: each["outcome"] for each in receipts(agreed)}
    assert last == expected
    assert len(LABELS) - len(rules()) >= 40, "there must be others to leave alone"


def test_progress_shows_in_popup_and_badge_and_stop_works_at_once(
    agreed: Browser, site: LinkedIn
) -> None:
    site.play(slug("linkedin-ads"), Scene(draw_after=5))
    open_popup_page(agreed)
    choose(agreed, *FEW)

    press(agreed)
    until(lambda: agreed.badge()[0] == "2/3", 30, "the badge to count")
    until(lambda: "2 of 3" in state(agreed, "#title"), 5, "the popup to count")
    assert "setting 2 of 3" in agreed.badge()[1]
    agreed.click("#cancel")
    stopped = wait_until_over(agreed, 2)

    assert stopped["left"] == ["linkedin-ads", "email-tips"]
    assert records(agreed) == {"ai-training": "confirmed-off", "linkedin-ads": "interrupted"}
    assert site.switches[AI_KEY] is False
    assert all(site.switches[keys()[name]] for name in FEW[1:])
    # What is left is chosen: the same button goes on.
    site.play(slug("linkedin-ads"), Scene())
    press(agreed)
    until(lambda: records(agreed).get("email-tips") == "confirmed-off", 60, "the rest")
    assert not any(site.switches[keys()[name]] for name in FEW)


def test_a_background_stopped_between_and_within_settings_loses_nothing(
    agreed: Browser, site: LinkedIn
) -> None:
    for setting in FEW:
        site.play(slug(setting), Scene(load_after=0.5, draw_after=0.5, save_after=0.4))
    open_popup_page(agreed)
    choose(agreed, *FEW)
    press(agreed)
    agreed.close_tab()

    for turn, step in ((0, "hold"), (1, "open"), (2, "confirm")):
        until(lambda t=turn, s=step: _at(agreed, t, s), 40, f"step {step} of setting {turn + 1}")  # type: ignore[misc]
        agreed.stop_background()
    ended = wait_until_over(agreed)

    assert ended["left"] == []
    assert records(agreed) == dict.fromkeys(FEW, "confirmed-off")
    assert not any(site.switches[keys()[name]] for name in FEW)


def _at(browser: Browser, turn: int, step: str) -> bool:
    progress = browser.storage().get("progress", {})
    return bool(progress.get("turn") == turn and progress.get("step") == step)


def test_a_browser_closed_in_the_middle_claims_nothing_and_can_go_on(
    agreed: Browser, site: LinkedIn
) -> None:
    progress = {"id": "r", "settings": list(FEW), "turn": 1, "setting": FEW[1], "goal": "off"}
    more = {"step": "hold", "reading": "on", "proof": "clicked", "reason": "", "tabId": 1}
    agreed.storage_set({"progress": progress | more | {"startedAt": 1}})

    # The run itself was in the session's storage, which a restart empties.
    agreed.stop_background()
    open_popup_page(agreed)
    agreed.js("browser.runtime.sendMessage({type: 'wake'})")
    cut_off = wait_until_over(agreed, 10)

    assert (cut_off["why"], cut_off["left"]) == ("interrupted", list(FEW[1:]))
    assert records(agreed) == {FEW[1]: "interrupted"}
    until(lambda: "2 settings" in state(agreed, "#opt-out"), 5, "the rest to be chosen")
    press(agreed)
    until(lambda: records(agreed).get(FEW[2]) == "confirmed-off", 60, "the rest")
    assert site.switches[AI_KEY] is True, "its turn was over before"


def test_a_security_check_stops_it_and_keeps_what_was_done(agreed: Browser, site: LinkedIn) -> None:
    site.play(slug("linkedin-ads"), Scene(load="checkpoint"))
    open_popup_page(agreed)
    choose(agreed, *FEW)

    press(agreed)
    stopped = wait_until_over(agreed)

    assert stopped["why"] == "blocked"
    assert records(agreed) == {"ai-training": "confirmed-off", "linkedin-ads": "blocked"}
    loads = [each.path for each in site.requests if each.dest == "document"]
    assert sum("linkedin-promotions" in path for path in loads) == 1, "it stops at once"


def test_only_what_was_chosen_is_opened(agreed: Browser, site: LinkedIn) -> None:
    open_popup_page(agreed)
    choose(agreed, "research", "cookies")

    press(agreed)
    wait_until_over(agreed)

    opened = {each.path for each in site.requests if each.dest == "document"}
    assert opened == pages(("research", "cookies"))
    assert {key for key, on in site.switches.items() if not on} == {
        keys()["research"],
        keys()["cookies"],
    }


def test_a_group_is_chosen_with_one_click_and_the_choice_is_kept(agreed: Browser) -> None:
    open_popup_page(agreed)

    agreed.click("[data-group='research'] h3 input")

    research = [name for name, rule in rules().items() if rule["group"] == "research"]
    chosen = sorted(["ai-training", *research])
    until(lambda: sorted(agreed.storage().get("chosen", [])) == chosen, 5, "the choice to be kept")
    agreed.reload()
    ticked = "[...document.querySelectorAll('[data-setting] input:checked')].map((b) => b.value)"
    until(lambda: sorted(agreed.js(ticked)) == chosen, 10, "the choice to be shown again")
    agreed.click("#select-all")
    # Nobody knows which way the switch for cookies is off: it is chosen by itself or not at all.
    known = [name for name in rules() if name != "cookies"]
    until(lambda: sorted(agreed.storage()["chosen"]) == sorted(known), 5, "all")
    agreed.click("#select-all")
    until(lambda: agreed.storage()["chosen"] == [], 5, "none")
    until(lambda: agreed.js("document.querySelector('#opt-out').disabled"), 5, "nothing to press")


def test_the_list_stays_where_it_is_while_one_chooses_in_it(agreed: Browser) -> None:
    open_popup_page(agreed)
    top = "document.querySelector('#settings').getBoundingClientRect().top + scrollY"

    for folded_out in (False, True):
        agreed.js("(now) => { document.querySelector('#visits').open = now; }", folded_out)
        stood = agreed.js(top)
        assert stood
        for wanted in ((), ("research",), ("research", "cookies"), tuple(rules())):
            choose(agreed, *wanted)
            told = f"document.querySelectorAll('#visits li').length === {len(pages(wanted))}"
            until(partial(agreed.js, told), 5, "the pages to be told")
            assert agreed.js(top) == stood, f"moved with {len(wanted)} chosen, {folded_out=}"


def test_the_data_privacy_page_offers_what_is_chosen_and_starts_it(
    agreed: Browser,
) -> None:
    agreed.storage_set({"chosen": ["ai-training", "research"]})
    agreed.new_tab(LIST_PATH)
    until(lambda: "Turn off 2 settings" in agreed.card_texts(), 10, "the offer")
    titles = [rules()[name]["title"] for name in ("ai-training", "research")]
    assert set(titles) <= set(agreed.card_texts())

    agreed.card_click("button.primary")
    wait_until_over(agreed)

    assert records(agreed) == {"ai-training": "confirmed-off", "research": "confirmed-off"}
    marks = "(root) => [...root.querySelectorAll('.ring-label')].map((each) => each.textContent)"
    until(lambda: agreed.card(marks) == ["✓ Off, confirmed"] * 2, 10, "both rows ticked")
    assert agreed.url.endswith(LIST_PATH), "the person's own tab stays where it is"
