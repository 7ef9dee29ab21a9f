"""Sign two people who share a browser in and out, and read what is shown to them."""

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.highlights import MARKS
from tests.browser.runs import record
from tests.linkedin import LIST_PATH, LinkedIn

FILL = """(name) => {
  const field = document.querySelector('[name=session_key]');
  if (field) field.value = name;
  return Boolean(field);
}"""


def sign_out(browser: Browser) -> None:
    """Sign out in a new tab, at the address in LinkedIn's menu."""
    browser.new_tab("/m/logout")
    until(lambda: "signedInAt" in browser.storage(), "the sign-out to be recorded")


def fill_in(browser: Browser, account: str) -> None:
    """Fill in and submit the sign-in page in the current tab."""
    until(lambda: browser.js(FILL, account), "the sign-in page")
    browser.click("form button")


def sign_in(browser: Browser, site: LinkedIn, account: str) -> None:
    """Sign in on the page in the current tab."""
    before = browser.storage("session").get("leftGate")
    fill_in(browser, account)
    until(lambda: site.signed_in and site.account == account, "the account to be signed in")
    until(lambda: "/feed/" in browser.url, "the feed")
    until(
        lambda: browser.storage("session").get("leftGate") != before, "the sign-in to be recorded"
    )


def change_account(browser: Browser, site: LinkedIn, account: str) -> None:
    """Sign out, and sign an account in."""
    sign_out(browser)
    sign_in(browser, site, account)


def is_current(browser: Browser) -> bool:
    """Tell whether the AI setting's record is of the account that is signed in now."""
    ai_record, signed_in_at = record(browser), browser.storage().get("signedInAt", {})
    return bool(ai_record.get("signIn", 0) == signed_in_at.get(ai_record.get("store", ""), 0))


def marks(browser: Browser) -> list[str]:
    """Open LinkedIn's list of settings in a new tab and return its marks."""
    browser.new_tab(LIST_PATH)
    found: list[str] = until(lambda: browser.card(MARKS), "the rows to be marked")
    return found
