"""Translations are checked against English, character by character and form by form."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from builder.check import check
from builder.errors import BuildError
from builder.locales.characters import character_faults
from builder.locales.languages import load_languages
from builder.locales.messages import file_of, load_english, load_locales, shipped_messages
from builder.locales.names import linkedin_names
from builder.locales.translations import keys_of, limit_of, translation_faults
from builder.rules.load import load_rules
from tests.builder.conftest import REPOSITORY, Tree
from tests.builder.faults import refused

LANGUAGES = load_languages()
DE = "extension/_locales/de/messages.json"
GLOSSARY = "extension/_locales/de/glossary.toml"
COUNT = {"count": {"content": "$1"}}
ENGLISH: dict[str, dict[str, Any]] = {
    "language": {"message": "en"},
    "actionCheck": {"message": "Check again"},
    "extName": {"message": "Untrain: stop AI training"},
    "when": {"message": "Off, confirmed: $DAY$", "placeholders": {"day": {"content": "$1"}}},
    "since": {"message": "It has been on since 3 November 2025."},
    "ask": {"message": "Remind you?"},
    "lines": {"message": "One line.\n\nAnother line of it."},
    "visits_one": {"message": "One page"},
    "visits_other": {"message": "$COUNT$ pages", "placeholders": COUNT},
}
GERMAN = {
    "actionCheck": "Erneut prüfen",
    "extName": "Untrain: kein KI-Training",
    "when": "Aus, bestätigt: $DAY$",
    "since": "Seit dem 3.\u00a0November 2025 eingeschaltet.",
    "ask": "Erinnern?",
    "lines": "Eine Zeile.\n\nNoch eine.",
    "visits_one": "Eine Seite",
    "visits_other": "$COUNT$ Seiten",
}


def faults(language: str, texts: dict[str, str], same: tuple[str, ...] = ()) -> list[str]:
    """Return the faults of a translation of ENGLISH, without the file's name."""
    found = translation_faults("f", LANGUAGES[language], texts, ENGLISH, same)
    return [str(fault).removeprefix("f: ") for fault in found]


def test_a_good_translation_passes() -> None:
    assert faults("de", GERMAN) == []


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("actionCheck", "", "expected text, found ''"),
        ("actionCheck", "Check again", "same_as_english of the glossary, found the English text"),
        ("actionCheck", "x" * 56, "at most 55 characters without placeholders, found 56"),
        ("actionCheck", "Prüfen.", "no mark at the end, as English has none, found '.'"),
        ("actionCheck", "Noch  einmal", "single spaces between words only"),
        ("actionCheck", "Prűfen", "letters and digits of Deutsch, found 'ű' (U+0171"),
        ("actionCheck", "Prüfеn", "letters and digits of Deutsch, found 'е' (U+0435"),
        ("actionCheck", "Pru\u0308fen", "letters and digits of Deutsch, found '\u0308'"),
        ("actionCheck", "\u202eprüfen", "no invisible character"),
        ("actionCheck", "\u2068prüfen", "no invisible character"),
        ("actionCheck", "\u200fprüfen", "no direction mark"),
        ("actionCheck", "prü\u00adfen", "no invisible character"),
        ("actionCheck", "<prüfen", "no markup"),
        ("actionCheck", "“prüfen”", "the quotation marks „ “ ‚ ‘, found '”'"),
        ("actionCheck", '"prüfen"', "a quotation mark of the language"),
        ("actionCheck", "prüfen $5", "'$' only round the name of a placeholder"),
        ("when", "Aus, bestätigt", "the placeholders of English, $day$, found none"),
        ("when", "Aus, $DAY$ $COUNT$", "the placeholders of English, $day$, found $count$, $day$"),
        ("since", "Seit November 2025 an.", "the numbers of English, 2025, 3, found no 3"),
        ("since", "Seit 3. November 2025 an", "'.' at the end, as English ends in a full stop"),
        ("since", "It has been on seit 3. 2025.", "no English words, found 'It has been on'"),
        ("ask", "Erinnern", "'?' at the end, as in English"),
        ("lines", "Eine Zeile. Noch eine.", "2 line breaks as in English, found 0"),
        ("visits_other", "Seiten", "the placeholders of English, $count$, found none"),
        ("visits_few", "$COUNT$ Seiten", "the plural forms one, other, found one it lacks"),
        ("language", "de", "no message that the build writes itself"),
        ("more", "mehr", "a message that English has"),
    ],
)
def test_a_fault_of_a_text_is_named(key: str, text: str, expected: str) -> None:
    found = faults("de", GERMAN | {key: text})

    assert all(each.startswith(f"{key}: expected ") for each in found), found
    assert expected in found[0]


def test_a_missing_text_is_named_with_the_english_one() -> None:
    texts = {key: text for key, text in GERMAN.items() if key != "ask"}

    assert faults("de", texts) == ["ask: expected a translation of 'Remind you?', found nothing"]


def test_each_language_has_its_own_plural_forms() -> None:
    forms = {
        language: [key for key in keys_of(LANGUAGES[language], ENGLISH) if "visits" in key]
        for language in ("pl", "ja", "he")
    }

    assert forms == {
        "pl": ["visits_one", "visits_few", "visits_many", "visits_other"],
        "ja": ["visits_other"],
        "he": ["visits_one", "visits_two", "visits_other"],
    }


def test_only_a_form_for_one_number_may_leave_the_number_out() -> None:
    """The Russian form "one" is for 1, 21, 31 and so on."""
    russian = {"visits_one": "страница", "visits_few": "$COUNT$ страницы"}

    found = [fault for fault in faults("ru", russian) if "placeholders" in fault]

    assert found == ["visits_one: expected the placeholders of English, $count$, found none"]


def test_a_text_that_equals_english_is_allowed_by_key_and_only_then() -> None:
    texts = GERMAN | {"actionCheck": "Check again"}

    assert faults("de", texts, ("actionCheck",)) == []
    assert "'ask'" in faults("de", texts, ("actionCheck", "ask"))[0]


@pytest.mark.parametrize(
    ("language", "text", "fault"),
    [
        ("ar", "تحقّق مرة أخرى", None),
        ("ar", "\u200fتحقّق (LinkedIn)\u200f", None),
        ("ar", "تحقّق یک", "letters and digits of العربية"),
        ("fa", "دوباره بررسی می\u200cکنم", None),
        ("fa", "دوباره بررسي", "letters and digits of فارسی"),
        ("ar", "ت\u200cح", "no joiner"),
        ("el", "Έλεγχος ξανά", None),
        ("ru", "Проверить снова", None),
        ("ru", "Провеpить", "one script in 'Провеpить'"),
        ("ru", "Провірити", "letters and digits of русский"),
        ("uk", "Перевірити об’єкт", None),
        ("ja", "もう一度チェックする", None),
        ("ja", "检查", "letters and digits of 日本語"),
        ("zh-Hans", "再次检查", None),
        ("zh-Hans", "再次檢查", "letters and digits of 简体中文"),
        ("zh-Hant", "再次檢查", None),
        ("zh-Hant", "再次检查", "letters and digits of 繁體中文"),
        ("ko", "다시 확인", None),
        ("ko", "再 확인", "letters and digits of 한국어"),
        ("hi", "फिर से जाँचें", None),
        ("ro", "Verifică şi", "letters and digits of română"),
        ("th", "ตรวจสอบอีกครั้ง", None),
    ],
)
def test_characters_of_another_language_are_refused(
    language: str, text: str, fault: str | None
) -> None:
    found = [each for each in faults(language, {"actionCheck": text}) if "actionCheck" in each]

    assert (fault is None) == (found == []), found
    assert all((fault or "") in each for each in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [("hi", "3 नवंबर 2025 से।"), ("ja", "2025年11月3日から。"), ("th", "ตั้งแต่ 3 พฤศจิกายน 2025")],
)
def test_a_sentence_ends_as_in_its_language(language: str, text: str) -> None:
    assert [each for each in faults(language, {"since": text}) if "since" in each] == []


def test_plural_forms_are_those_of_the_browsers() -> None:
    """Node and both browsers have them from ICU."""
    script = """const of = (tag) => {
      const rules = new Intl.PluralRules(tag), found = {};
      for (let n = 0; n < 2000; n++) (found[rules.select(n)] ??= []).push(n);
      const single = Object.keys(found).filter((form) => found[form].length === 1);
      return [rules.resolvedOptions().pluralCategories, single];
    };
    const tags = JSON.parse(process.argv[1]);
    console.log(JSON.stringify(Object.fromEntries(tags.map((tag) => [tag, of(tag)]))));"""
    tags = {name: language.tag or name for name, language in LANGUAGES.items()}
    command = ["node", "-e", script, json.dumps(list(tags.values()))]
    output = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    measured = json.loads(output)

    for name, tag in tags.items():
        categories, single = measured[tag]
        assert set(LANGUAGES[name].plurals) == set(categories), name
        assert set(LANGUAGES[name].exact) == set(single), name


def test_each_browser_gets_the_codes_that_it_knows() -> None:
    messages = {"brand": {"message": "x"}}
    locales = dict.fromkeys(LANGUAGES, messages)

    chromium = shipped_messages(locales, {}, "chromium")
    firefox = shipped_messages(locales, {}, "firefox")

    assert {"no", "nb", "fil", "pt_BR", "pt_PT", "es", "es_419", "zh_CN", "zh_TW"} < set(chromium)
    assert {"nb", "tl", "pt", "es", "he", "zh_CN", "zh_TW"} < set(firefox)
    assert not {"pt", "tl", "zh-Hans"} & set(chromium)
    tags = {code: entries["language"]["message"] for code, entries in chromium.items()}
    assert [tags[code] for code in ("no", "nb", "fil", "pt_BR", "zh_TW", "es_419")] == [
        *("nb", "nb", "fil", "pt-BR", "zh-TW", "es-419")
    ]
    right_to_left = [code for code in chromium if chromium[code]["direction"]["message"] == "rtl"]
    assert right_to_left == ["ar", "fa", "he"]


def test_there_are_the_36_languages_of_linkedin() -> None:
    assert len(LANGUAGES) == 36


def test_translations_ship_with_the_placeholders_of_english(tree: Tree) -> None:
    shipped = shipped_messages(load_locales(tree.root), {}, "firefox")

    assert shipped["de"]["confirmedOn"] == {
        "message": "Am $DAY$ bestätigt",
        "placeholders": {"day": {"content": "$1"}},
    }
    assert "description" not in shipped["en"]["confirmedOn"]


def test_a_language_needs_a_glossary_with_every_term(tree: Tree) -> None:
    tree.replace(GLOSSARY, 'switch = "Schalter"', 'knob = "Knopf"')

    with refused(
        f"{GLOSSARY}: terms.switch: expected a word for: What is on or off, found nothing",
        f"{GLOSSARY}: terms.knob: expected a term of the English glossary, found another",
    ):
        load_locales(tree.root)

    (tree.root / GLOSSARY).unlink()
    with refused(f"{GLOSSARY}: expected a file, found nothing"):
        load_locales(tree.root)


def test_a_language_can_be_checked_by_itself(tree: Tree) -> None:
    done = tree.run("translation", "de")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("checked  de, Deutsch: messages ")

    tree.replace(DE, "Am $DAY$ bestätigt", "Confirmed on $DAY$")
    done = tree.run("translation", "de")
    assert done.returncode == 1
    assert done.stderr.startswith(f"{DE}: confirmedOn: expected a translation, or the key")


def test_english_keeps_to_its_own_limits() -> None:
    for key, entry in load_english(REPOSITORY).items():
        longest = limit_of(key)
        assert longest is None or len(entry["message"]) <= longest, key


def test_a_translation_that_lacks_a_text_is_refused(tree: Tree) -> None:
    texts = json.loads(tree.read(DE))
    del texts["extName"]
    tree.write(DE, json.dumps(texts))

    with pytest.raises(BuildError, match=f"{file_of('de')}: extName: expected a translation of"):
        load_locales(tree.root)


def test_only_our_own_names_of_settings_are_messages(tree: Tree) -> None:
    tree.replace("extension/_locales/en/messages.json", "Non-essential cookies", "Other cookies")

    with refused(
        "extension/_locales/en/messages.json: name_cookies: expected our own name in rules/, "
        "'Non-essential cookies', found 'Other cookies'"
    ):
        check(tree.root)


def test_linkedins_own_name_ships_where_several_sources_have_it() -> None:
    rules = load_rules(REPOSITORY)

    known = {key: name for key, name in linkedin_names(rules, "de").items() if name}
    assert known == {"name_ai_training": "Daten zur Verbesserung generativer KI"}
    assert set(linkedin_names(rules, "pl").values()) == {""}
    assert linkedin_names(rules, "en") == linkedin_names(rules, "pl")


def test_words_that_the_browsers_know_have_only_letters_of_their_language() -> None:
    """Names of days, months and times show that no letter is missing in languages.toml."""
    script = """const words = (tag) => [
      ...Array.from({ length: 12 }, (_, month) =>
        new Intl.DateTimeFormat(tag, { month: "long", weekday: "long" })
          .format(new Date(2025, month, month + 3))),
      ...["minute", "hour", "day", "week", "year"].flatMap((unit) => {
        const time = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });
        return [time.format(5, unit), time.format(-1, unit)];
      }),
    ];
    const tags = JSON.parse(process.argv[1]);
    console.log(JSON.stringify(tags.map((tag) => words(tag))));"""
    tags = [language.tag or name for name, language in LANGUAGES.items()]
    command = ["node", "-e", script, json.dumps(tags)]
    output = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout

    for language, words in zip(LANGUAGES.values(), json.loads(output), strict=True):
        for word in (*words, language.name):
            assert list(character_faults(word, language)) == [], (language.name, word)
