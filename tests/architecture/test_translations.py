"""The interface is whole in each of its languages, and the catalogues follow the sources."""

import re

import pytest
from django.utils import translation
from django.utils.translation import ngettext

from hub.core import catalogues
from hub.settings.i18n import LANGUAGE_CODE, LANGUAGES

TRANSLATED = {path.parts[-3]: catalogues.read(path) for path in catalogues.files()}
PLACEHOLDER = re.compile(r"%\(\w+\)[.\d]*[a-z]")
#: What a text may end in that its translation must end in, too.
CLOSING = ("…", ":", ".", "?", ",", " ")


def messages(lang: str) -> list:
    return [message for message in TRANSLATED[lang] if message.id]


def forms(text) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, list | tuple) else (text,)


def closing(text: str) -> str:
    return text[-1] if text.endswith(CLOSING) else ""


each_language = pytest.mark.parametrize("lang", sorted(TRANSLATED))


def test_there_is_a_catalogue_for_every_language_of_the_interface_but_its_own():
    assert set(TRANSLATED) == {code for code, _name in LANGUAGES} - {LANGUAGE_CODE}


def test_catalogues_hold_what_code_and_templates_say_and_nothing_else():
    said = {(message.id, message.context) for message in catalogues.collect() if message.id}
    for lang in TRANSLATED:
        held = {(message.id, message.context) for message in messages(lang)}
        assert {"missing": said - held, "gone": held - said} == {"missing": set(), "gone": set()}, (
            f"{lang}: run `make messages`, then translate"
        )


@each_language
def test_every_text_is_translated_and_none_is_guessed(lang):
    untranslated = [message.id for message in messages(lang) if not all(forms(message.string))]
    guessed = [message.id for message in messages(lang) if message.fuzzy]
    assert (untranslated, guessed, list(TRANSLATED[lang].obsolete)) == ([], [], [])


@each_language
def test_translations_keep_the_placeholders(lang):
    wrong = {}
    for message in messages(lang):
        named = {placeholder for form in forms(message.id) for placeholder in PLACEHOLDER.findall(form)}
        *singular, last = (set(PLACEHOLDER.findall(form)) for form in forms(message.string))
        # One thing may be named without its number; several may not.
        if last != named or any(not form <= named for form in singular):
            wrong[message.id] = message.string
    assert wrong == {}


@each_language
def test_translations_begin_and_end_as_the_text_does(lang):
    wrong = {}
    for message in messages(lang):
        whole = forms(message.id)[-1]
        for form in forms(message.string):
            if closing(form) != closing(whole) or form.startswith(" ") != whole.startswith(" "):
                wrong[whole] = form
    assert wrong == {}


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("da", {0: "projekter", 1: "projekt", 2: "projekter", 11: "projekter", 21: "projekter"}),
        (
            "lv",
            {
                0: "projektu",
                1: "projekts",
                2: "projekti",
                10: "projektu",
                11: "projektu",
                21: "projekts",
                22: "projekti",
                111: "projektu",
                121: "projekts",
            },
        ),
    ],
)
def test_numbers_take_the_right_plural(lang, expected):
    with translation.override(lang):
        said = {
            number: ngettext("%(shown)s project", "%(shown)s projects", number) % {"shown": number}
            for number in expected
        }
    assert said == {number: f"{number} {word}" for number, word in expected.items()}


def test_latvian_forms_stand_in_their_order_of_none_one_and_several():
    """A genitive plural ("minūšu") goes with none and ten; where it stands last alone, the forms are turned round."""
    wrong = []
    for message in messages("lv"):
        if isinstance(message.string, tuple):
            none, one, several = message.string
            words = zip(several.split(), one.split(), strict=False)
            differing = next((word for word, other in words if word != other), "")
            if differing.split("<")[0].endswith("u") and none != several:
                wrong.append(message.string)
    assert wrong == []
