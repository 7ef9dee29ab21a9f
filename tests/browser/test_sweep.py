"""Runs over several settings end with outcomes that match the state of the server."""

from collections.abc import Iterable
from functools import partial

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.highlights import MARKS
from tests.browser.lists import unfold
from tests.browser.runs import SUCCESS, open_popup_page, press
from tests.browser.sweep import receipts, records, rules, select, wait_until_over
from tests.linkedin import AI_KEY, LIST_PATH, LinkedIn, Scene
from tests.linkedin.catalogue import COOKIE_ID, LABELS

# Three settings in the order of the rules, with two of them on one page.
FEW = ("ai-training", "linkedin-ads", "email-tips")


def keys() -> dict[str, str]:
    """Return the server's key of each setting's switch."""
    return {name: rule.get("key", COOKIE_ID) for name, rule in rules().items()}


def slug(setting: str) -> str:
    """Return the last part of a setting's address."""
    return str(rules()[setting]["paths"][0].rsplit("/", 1)[-1])


def pages(settings: Iterable[str]) -> set[str]:
    """Return the paths that a run over these settings opens."""
    return {rules()[name]["paths"][0] for name in settings}


def text_of(browser: Browser, selector: str) -> str:
    """Return the text of an element of the popup page."""
    return str(browser.js("(name) => document.querySelector(name).innerText", selector))


def test_every_setting_ends_with_the_right_outcome_despite_mixed_faults(
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
        site.set_scene(slug(setting), scene)
    # Half way through, LinkedIn signs the person out.
    site.set_scene(slug("ads-interests"), Scene(load="signed-out"))
    before = dict(site.switches)
    open_popup_page(agreed)
    agreed.click("#select-all")
    # The off position of the switch for cookies is unknown, so "Choose all" leaves it out.
    selected = {name: rule for name, rule in rules().items() if name != "cookies"}
    until(lambda: str(len(selected)) in text_of(agreed, "#opt-out"), "the button to count")
    assert f"{len(pages(selected))} pages" in text_of(agreed, "#visits summary")

    press(agreed)
    stopped = wait_until_over(agreed)

    assert (stopped["why"], stopped["left"][0]) == ("signed-out", "ads-interests")
    until(lambda: "chosen below" in text_of(agreed, "#summary"), "the summary")
    # The person signs in and continues.
    site.signed_in = True
    site.set_scene(slug("ads-interests"), Scene())
    press(agreed)
    until(lambda: agreed.storage()["sweep"]["at"] > stopped["at"], "the rest", timeout=120)
    rest = wait_until_over(agreed)

    assert sorted(rest["settings"]) == sorted(stopped["left"])
    assert rest["left"] == []
    expected = dict.fromkeys(selected, "confirmed-off")
    expected |= {name: outcome for name, (_, outcome) in faults.items()}
    assert records(agreed) == expected
    off = {key for key, value in site.switches.items() if before[key] and not value}
    assert off == {keys()[name] for name, outcome in expected.items() if outcome in SUCCESS}
    assert {each.key for each in site.saves} <= set(keys().values())
    last = {each["setting"]: each["outcome"] for each in receipts(agreed)}
    assert last == expected
    assert len(LABELS) - len(rules()) >= 40, "the simulator needs further switches"


def test_popup_and_badge_show_the_progress_and_stop_works_at_once(
    agreed: Browser, site: LinkedIn
) -> None:
    site.set_scene(slug("linkedin-ads"), Scene(load_after=10))
    open_popup_page(agreed)
    select(agreed, *FEW)

    press(agreed)
    until(lambda: agreed.badge()[0] == "2/3", "the badge to count", timeout=30)
    until(lambda: "2 of 3" in text_of(agreed, "#title"), "the popup to count")
    until(lambda: "setting 2 of 3" in agreed.badge()[1], "its title")
    press(agreed, "cancel")
    stopped = wait_until_over(agreed, 5)

    assert stopped["left"] == ["linkedin-ads", "email-tips"]
    until(lambda: text_of(agreed, "#title") == "1 of 3 off", "the head to speak of all")
    assert "chosen below: 2" in text_of(agreed, "#text")
    why = "document.querySelector('[data-setting=linkedin-ads] .why').checkVisibility()"
    assert agreed.js(why), "the reason is in sight"
    assert text_of(agreed, "#undo") == "Undo, turn on again: AI training"
    assert records(agreed) == {"ai-training": "confirmed-off", "linkedin-ads": "interrupted"}
    assert site.switches[AI_KEY] is False
    assert all(site.switches[keys()[name]] for name in FEW[1:])
    # The remaining settings are selected, so the same button continues.
    site.set_scene(slug("linkedin-ads"), Scene())
    press(agreed)
    until(lambda: records(agreed).get("email-tips") == "confirmed-off", "the rest", timeout=60)
    until(lambda: text_of(agreed, "#title") == "2 of 2 off", "the head")
    assert not any(site.switches[keys()[name]] for name in FEW)


def test_stopping_the_background_loses_no_setting(agreed: Browser, site: LinkedIn) -> None:
    for setting in FEW:
        site.set_scene(slug(setting), Scene(load_after=1.5, draw_after=0.5, save_after=3))
    open_popup_page(agreed)
    select(agreed, *FEW)
    press(agreed)
    agreed.close_tab()

    for turn, step in ((0, "hold"), (1, "open"), (2, "confirm")):
        reached = partial(_at, agreed, turn, step)
        until(reached, f"step {step} of setting {turn + 1}", timeout=90)
        agreed.stop_background()
    ended = wait_until_over(agreed)

    assert ended["left"] == []
    assert records(agreed) == dict.fromkeys(FEW, "confirmed-off")
    assert not any(site.switches[keys()[name]] for name in FEW)


def _at(browser: Browser, turn: int, step: str) -> bool:
    progress = browser.storage().get("progress", {})
    return bool(progress.get("turn") == turn and progress.get("step") == step)


def test_a_run_can_continue_after_a_restart_of_the_browser(agreed: Browser, site: LinkedIn) -> None:
    progress = {"id": "r", "settings": list(FEW), "turn": 1, "setting": FEW[1], "goal": "off"}
    more = {"step": "hold", "reading": "on", "proof": "clicked", "reason": "", "tabId": 1}
    agreed.storage_set({"progress": progress | more | {"startedAt": 1}})

    # The run was in storage.session, which a restart of the browser clears.
    agreed.stop_background()
    open_popup_page(agreed)
    agreed.js("browser.runtime.sendMessage({type: 'wake'})")
    cut_off = wait_until_over(agreed)

    assert (cut_off["why"], cut_off["left"]) == ("interrupted", list(FEW[1:]))
    assert records(agreed) == {FEW[1]: "interrupted"}
    until(lambda: "2 settings" in text_of(agreed, "#opt-out"), "the rest to be selected")
    press(agreed)
    until(lambda: records(agreed).get(FEW[2]) == "confirmed-off", "the rest", timeout=60)
    assert site.switches[AI_KEY] is True, "its part of the run was over"


def test_a_security_check_stops_the_run_and_keeps_earlier_outcomes(
    agreed: Browser, site: LinkedIn
) -> None:
    site.set_scene(slug("linkedin-ads"), Scene(load="checkpoint"))
    open_popup_page(agreed)
    select(agreed, *FEW)

    press(agreed)
    stopped = wait_until_over(agreed)

    assert stopped["why"] == "blocked"
    assert records(agreed) == {"ai-training": "confirmed-off", "linkedin-ads": "blocked"}
    loads = [each.path for each in site.requests if each.dest == "document"]
    assert sum("linkedin-promotions" in path for path in loads) == 1, "the run stops at once"


def test_only_pages_of_selected_settings_are_opened(agreed: Browser, site: LinkedIn) -> None:
    open_popup_page(agreed)
    select(agreed, "research", "cookies")

    press(agreed)
    wait_until_over(agreed)

    opened = {each.path for each in site.requests if each.dest == "document"}
    assert opened == pages(("research", "cookies"))
    assert {key for key, on in site.switches.items() if not on} == {
        keys()["research"],
        keys()["cookies"],
    }


def test_a_group_is_selected_with_one_click_and_the_selection_is_stored(agreed: Browser) -> None:
    open_popup_page(agreed)

    agreed.click("[data-group='research'] .all input")

    research = [name for name, rule in rules().items() if rule["group"] == "research"]
    selected = sorted(["ai-training", *research])
    until(
        lambda: sorted(agreed.storage().get("chosen", [])) == selected, "the selection to be stored"
    )
    agreed.reload()
    ticked = "[...document.querySelectorAll('[data-setting] input:checked')].map((b) => b.value)"
    until(lambda: sorted(agreed.js(ticked)) == selected, "the selection to be shown again")
    agreed.click("#select-all")
    # The off position of the switch for cookies is unknown, so it is only selected on its own.
    known = [name for name in rules() if name != "cookies"]
    until(lambda: sorted(agreed.storage()["chosen"]) == sorted(known), "all")
    agreed.click("#select-all")
    until(lambda: agreed.storage()["chosen"] == [], "none")
    until(
        lambda: agreed.js("document.querySelector('#opt-out').disabled"),
        "the button to be disabled",
    )


def test_the_list_of_settings_does_not_move_during_selection(agreed: Browser) -> None:
    open_popup_page(agreed)
    top = "document.querySelector('#settings').getBoundingClientRect().top + scrollY"

    for is_open in (False, True):
        agreed.js("(now) => { document.querySelector('#visits').open = now; }", is_open)
        before = agreed.js(top)
        assert before
        for names in ((), ("research",), ("research", "cookies"), tuple(rules())):
            select(agreed, *names)
            listed = f"document.querySelectorAll('#visits li').length === {len(pages(names))}"
            until(partial(agreed.js, listed), "the list of pages")
            assert agreed.js(top) == before, f"moved with {len(names)} selected, {is_open=}"


def test_the_card_on_the_data_privacy_page_starts_a_run_over_the_selected_settings(
    agreed: Browser,
) -> None:
    agreed.storage_set({"chosen": ["ai-training", "research"]})
    agreed.new_tab(LIST_PATH)
    unfold(agreed)
    until(lambda: "Turn off 2 settings" in agreed.card_texts(), "the offer")
    titles = [rules()[name]["title"] for name in ("ai-training", "research")]
    assert set(titles) <= set(agreed.card_texts())

    agreed.card_click("button.primary")
    wait_until_over(agreed)

    assert records(agreed) == {"ai-training": "confirmed-off", "research": "confirmed-off"}
    until(lambda: agreed.card(MARKS) == ["✓ Off, confirmed"] * 2, "both rows ticked")
    assert agreed.url.endswith(LIST_PATH), "the person's own tab stays where it is"
