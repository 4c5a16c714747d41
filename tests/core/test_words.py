import pytest

from hub.core.words import fold, sort_key


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ģipkas  „Bode”, Ærø", "gipkas bode aero"),
        ("ŁÓDŹ", "lodz"),
        ("Straße", "strasse"),
        ("Ικάριο Πέλαγος", "ικαριο πελαγοσ"),
        ("–", ""),
    ],
)
def test_names_are_compared_without_case_accents_and_marks(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        ("lv", ["Ārlava", "Cēsis", "Čakla", "Dobele", "Svēte", "Šķeltova", "Zaube"]),
        ("da", ["Vejle", "Zealand", "Ærø", "Øland", "Aabenraa", "Ålborg"]),
        ("lv", ["Raiskums", "Ŗujiena", "Salaspils"]),
        ("en", ["Ålborg", "„Bode”", "Čakla", "Dobele"]),
    ],
)
def test_names_are_in_the_order_of_the_readers_alphabet(lang, names):
    backwards = names[::-1]
    assert sorted(backwards, key=lambda name: sort_key(name, lang)) == names
