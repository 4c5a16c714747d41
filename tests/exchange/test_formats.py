"""Foreign files read by a mapping, the hub's and anybody's own."""

import pytest

from hub.exchange import formats
from hub.exchange.errors import Unreadable
from hub.exchange.formats.applying import Translator
from hub.exchange.formats.mapping import parse
from hub.exchange.rows import ROWS
from hub.exchange.sources import SourceNeeded, ensure_source
from hub.projects.models import Project
from hub.vocabulary.models import Fund, Period, Theme
from tests.exchange.conftest import counts, problems

OWN = """
title = "Projects of an agency"
kinds = ["projects"]
[columns]
source_id = "Nr."
title = "Projekt Titel"
lang = { constant = "de" }
country = { constant = "AT" }
themes = { from = ["Thema 1", "Thema 2"], values = "themes" }
total_cost = { from = "Kosten", scale = 1000 }
eu_support = { from = "EU", scale = { column = "Jahr", factors = { "2014" = 1000 } } }
partners = { from = "Partner", split = " / " }
place = { from = "Ort", only = "^[^,]+$", strip = "^\\\\d+ " }
status = { constant = "completed", where = { Jahr = "2014" } }
keywords = { from = ["Ort", "Jahr"], first = true }
[values.themes]
"Fremdenverkehr" = "rural-tourism"
"Sonstiges" = ""
"""
FILE = """Nr.;Projekt Titel;Thema 1;Thema 2;Kosten;EU;Jahr;Partner;Ort
1;Radweg;Fremdenverkehr;Sonstiges;1,5;2;2014;Verein A / Verein B;4010 Linz
2;Dorfladen;Zauberei;;2;2;2015;;Linz, Wels
"""


def test_a_mapping_of_ones_own(bring_in):
    run = bring_in(FILE, mapping=OWN)
    assert (run.format, counts(run), problems(run)) == (
        "own",
        {"created": 2, "doubtful": 1},
        [(3, "themes", "theme_unknown")],
    )
    first, second = Project.objects.order_by("external_id")
    assert (first.title, first.country_id, first.total_cost, first.eu_support) == ("Radweg", "AT", 1500, 2000)
    assert (second.total_cost, second.eu_support, second.place, second.status) == (2000, 2, "", "unknown")
    assert (first.place, first.status) == ("Linz", "completed")
    assert [str(taker) for taker in first.beneficiaries.all()] == ["Verein A", "Verein B"]
    assert [theme.pk for theme in first.themes.all()] == ["rural-tourism"]


@pytest.mark.parametrize(
    ("title", "text", "themes"),
    [
        (
            "Lerchenfeld",
            "Wir bauen zwei Windräder. Eine Ladestation kommt dazu, und noch ein Windrad.",
            "wind",
        ),
        ("Ladestationen für Elektroautos", "Mit Strom vom Dach der Schule.", "mobility"),
        ("Solaranlage", "Sie versorgt eine Ladestation.", "wind|mobility"),
        ("Frauenchor", "Mit einem Museum.", ""),
        ("Energie der Zukunft", "", ""),
    ],
)
def test_a_class_wider_than_a_theme_says_only_what_the_text_says_too(title, text, themes):
    """Theirs is 'low carbon in all sectors': of it counts what the texts name most often."""
    wide = OWN.replace('"Sonstiges" = ""', '"Klima" = ["renewable-energy", "mobility", "energy-saving"]')
    wide = wide.replace('title = "Projekt Titel"', 'title = "Projekt Titel"\ndescription = "Text"')
    row = Translator(parse(wide)).row({"projekt_titel": title, "text": text, "thema_1": "Klima"})
    assert row["themes"] == themes.replace("wind", "renewable-energy")


def test_the_columns_a_mapping_needs_are_named_when_they_are_missing(bring_in):
    run = bring_in("Nr.;Titel\n1;Radweg\n", mapping=OWN)
    assert run.state == "failed"
    assert run.error.startswith("These columns are missing: eu, jahr, kosten, ort, partner, projekt_titel")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = ", "Invalid value"),
        ("title = 'x'", "kinds: Field required"),
        (OWN.replace("scale = 1000 }", "skale = 1000 }"), "columns.total_cost.skale: Extra inputs"),
        (OWN.replace('values = "themes"', 'values = "topics"'), "[values.topics]"),
        (OWN.replace("^[^,]+$", "^[^,"), "no regular expression"),
        (OWN.replace('["projects"]', '["dragons"]'), "kinds.0"),
        (OWN + '[values.places]\nNorth = ["a", "b"]', "[values.places]: lists are for themes"),
    ],
)
def test_mistakes_in_a_mapping_are_told(text, said):
    with pytest.raises(Unreadable) as caught:
        parse(text)
    assert said in str(caught.value)


def test_a_mapping_of_another_kind_is_not_taken():
    with pytest.raises(Unreadable):
        formats.load("austria", kind="projects")
    with pytest.raises(Unreadable):
        formats.load("table", kind="lags", own=OWN)


@pytest.mark.parametrize("name", formats.all_formats())
def test_what_comes_with_the_hub_fits_its_rows_and_vocabulary(db, name):
    mapping = formats.all_formats()[name]
    fields = {field for kind in mapping.kinds for field in ROWS[kind].model_fields}
    assert set(mapping.columns) <= fields
    assert mapping.source
    assert mapping.source.slug
    assert mapping.source.attribution
    told = mapping.values.get("themes", {}).values()
    themes = {theme for found in told for theme in ([found] if isinstance(found, str) else found)} - {""}
    assert themes <= set(Theme.objects.values_list("pk", flat=True))
    assert {*mapping.values.get("funds", {}).values()} - {""} <= set(
        Fund.objects.values_list("pk", flat=True)
    )
    periods = [mapping.columns, *mapping.periods]
    constants = {rules["period"].constant for rules in periods if "period" in rules} - {None}
    assert constants <= set(Period.objects.values_list("pk", flat=True))


def test_keep_s_42_themes_are_all_mapped():
    assert len(formats.all_formats()["keep"].values["themes"]) == 42


def test_a_project_of_keep_has_its_lead_s_place_and_texts_in_three_languages():
    theirs = {
        "project_id": "k1", "title": "Floods", "title_lang": "en", "title_2": "Наводнения",
        "title_2_lang": "bg", "title_3": "", "title_3_lang": "", "description_en": "Early warning.",
        "description_1": "Ранно предупреждение.", "description_1_lang": "bg", "theme_1": "Water management",
        "theme_2": "Infrastructure", "theme_3": "Tourism", "acronym": "FLOOD", "cofinancing": "IPA/IPA II",
    }  # fmt: skip
    partners = [
        {"project_id": "k1", "org_id": "o2", "partner": "Kresna", "lead": "0", "country": "BG",
         "nuts3_2013": "BG413"},
        {"project_id": "k1", "org_id": "o1", "partner": "Valandovo", "lead": "1", "country": "MK",
         "town": "V.", "nuts2_2013": "MK00", "lat": "41.3", "lon": "22.5", "legal_status": "Public"},
    ]  # fmt: skip
    row = Translator(formats.all_formats()["keep"], partners).row(theirs)
    assert {name: row[name] for name in ("title_en", "title_bg", "description_en", "description_bg", "themes",
                                         "fund", "country", "place", "region", "lat")} == {
        "title_en": "Floods", "title_bg": "Наводнения", "description_en": "Early warning.",
        "description_bg": "Ранно предупреждение.", "themes": "water|rural-tourism", "fund": "",
        "country": "MK", "place": "V.", "region": "MK00", "lat": "41.3",
    }  # fmt: skip
    assert [(partner["name"], partner["lead"], partner["kind"]) for partner in row["partners"]] == [
        ("Kresna", False, ""),
        ("Valandovo", True, "public-body"),
    ]


def test_a_title_in_none_of_the_24_languages_gives_way_to_the_acronym():
    row = Translator(formats.all_formats()["keep"]).row(
        {"project_id": "k1", "title": "Poplave", "title_lang": "sr", "acronym": "FLOOD", "description_1": "x",
         "description_1_lang": "hr"}
    )  # fmt: skip
    assert (row["title_sr"], row["title_hr"]) == ("Poplave", "FLOOD")


def test_the_source_comes_from_the_format_or_the_command(db):
    source = ensure_source(slug="", format="austria")
    assert (source.slug, source.name, bool(source.licence)) == (
        "at-leader-regions",
        "LEADER regions of Austria",
        True,
    )
    again = ensure_source(slug="at-leader-regions", format="austria", licence="CC BY 4.0")
    assert (again.pk, again.licence, again.name) == (source.pk, "CC BY 4.0", "LEADER regions of Austria")
    assert ensure_source(slug="mine").name == "mine"
    with pytest.raises(SourceNeeded):
        ensure_source(slug="")
