import pytest
from django.conf import settings
from django.utils import translation

from hub.places import names, reference
from hub.places.territory import ISO_FROM_EUROSTAT


def test_every_country_has_a_name_in_every_language():
    missing = [
        (code, lang)
        for lang in settings.CONTENT_LANGUAGES
        for code in reference.country_codes()
        if not names.territories(lang).get(ISO_FROM_EUROSTAT.get(code, code))
    ]
    assert missing == []


def test_greece_and_the_united_kingdom_go_by_eurostats_codes():
    assert names.country_name("EL", "en") == "Greece"
    assert names.country_name("UK", "lv") == "Apvienotā Karaliste"


def test_name_is_in_the_readers_language():
    with translation.override("da"):
        assert names.country_name("DE") == "Tyskland"
    with translation.override("lv"):
        assert names.country_name("DE") == "Vācija"


def test_what_is_no_country_is_given_back():
    assert names.country_name("QQ", "en") == "QQ"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("GR", "EL"), ("el", "EL"), ("Griechenland", "EL"), ("Grecia", "EL"), ("ΕΛΛΆΔΑ", "EL"),
        ("gb", "UK"), ("Great Britain", "UK"), ("Scotland", "UK"), ("Apvienotā Karaliste", "UK"),
        ("Latvija", "LV"), ("letland", "LV"), ("Łotwa", "LV"), ("Czech  Republic", "CZ"), ("Türkiye", "TR"),
        ("Réunion", "FR"), ("GP", "FR"), ("Åland", "FI"),
        ("EU", None), ("XX", None), ("Atlantis", None), ("", None),
    ],
)  # fmt: skip
def test_country_is_understood_as_files_write_it(text, code):
    assert names.country_code(text) == code
