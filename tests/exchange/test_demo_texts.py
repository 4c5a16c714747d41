"""What holds of the sample offers, cases and partnerships as they stand in their files."""

import csv
import json
import re
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from hub.exchange import sample_people
from hub.exchange.samples import FILES
from hub.lags.models import Lag
from search.analysis.stopwords import stopwords
from search.analysis.tokens import words

ROOT = FILES.parents[1]
OFFER_TEXTS = (
    "summary",
    "local_context",
    "objectives",
    "activities",
    "target_group",
    "we_bring",
    "we_look_for",
)
STAGES = ["idea", "letter-of-intent", "activity-plan", "agreement", "approved", "running", "done", "stopped"]
#: Neither may stand in a text: people are written to by way of the hub.
CONTACT = re.compile(r"\S@\S|https?:|www\.|\+\d{2}[ \d]|(?<![\d.,])0\d[\d /-]{5,}", re.IGNORECASE)
#: With the thousands parted by what languages part them with.
NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0.,]\d{3})+(?!\d)|\d+")


def _read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def _all(folder):
    return {path.stem: _read(path) for path in sorted((FILES / folder).glob("*.json"))}


RECORDS = [_read(path) for path in sorted(FILES.glob("*.json"))]
LAGS = {lag["name"]: lag for file in RECORDS for lag in file["lags"]}
PROJECTS = {project["title"]: project for file in RECORDS for project in file["projects"]}
THEMES = {path.stem for path in (ROOT / "vocabulary" / "data" / "themes").glob("*.json")}
PRINCIPLES = {each["slug"] for each in _read(ROOT / "vocabulary" / "data" / "principles.json")}
with (ROOT / "places" / "data" / "countries.csv").open(encoding="utf-8", newline="") as rows:
    COUNTRIES = {row["code"]: row for row in csv.DictReader(rows)}
OFFERS, CASES, PARTNERSHIPS = _all("offers"), _all("cases"), _all("partnerships")
LANGUAGES = {"bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv",
             "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv"}  # fmt: skip

each_offer = pytest.mark.parametrize("offer", OFFERS.values(), ids=list(OFFERS))
each_case = pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
each_partnership = pytest.mark.parametrize("partnership", PARTNERSHIPS.values(), ids=list(PARTNERSHIPS))


def _texts(told) -> list[str]:
    """Every text in a part of a case; what kind of block it is is none."""
    if isinstance(told, dict):
        return [
            text for key, value in told.items() if key not in ("type", "principle") for text in _texts(value)
        ]
    if isinstance(told, list):
        return [text for value in told for text in _texts(value)]
    return [told] if isinstance(told, str) else []


def _language(text: str) -> str:
    """The one of the 24 whose function words make up most of a text."""
    found = Counter(words(text.lower()))
    return max(LANGUAGES, key=lambda lang: sum(found[word] for word in stopwords(lang)))


def _numbers(text: str) -> set[str]:
    """Numbers of three digits and more without the noughts behind: "418 000" and "418 thousand" are the same."""
    plain = (re.sub(r"\D", "", number) for number in NUMBER.findall(text))
    return {number.rstrip("0") for number in plain if len(number) > 2}


def test_offers_are_many_and_of_every_sort():
    assert len(OFFERS) == 25
    assert len({offer["lag"] for offer in OFFERS.values()}) == 25
    assert len({LAGS[offer["lag"]]["country"] for offer in OFFERS.values()}) >= 14
    assert len({offer["lang"] for offer in OFFERS.values()}) >= 12
    assert {offer["kind"] for offer in OFFERS.values()} == {
        "partners",
        "know-how",
        "study-visit",
        "mentoring",
    }
    assert {offer["stage"] for offer in OFFERS.values()} == set(STAGES[:4])
    at_home = [o for o in OFFERS.values() if o["countries"] == [LAGS[o["lag"]]["country"]]]
    assert 3 <= len(at_home) <= 10


@each_offer
def test_an_offer_is_complete_and_fits_its_group(offer):
    lag = LAGS[offer["lag"]]
    assert offer["lang"] in lag["languages"]
    assert offer["lang"] in offer["languages"]
    assert 1 <= len(offer["themes"]) <= 3
    assert set(offer["themes"]) <= THEMES
    assert set(offer["countries"]) <= set(COUNTRIES)
    assert set(offer["territory_kinds"]) <= set(Lag.TerritoryKind.values)
    assert set(offer["partner_kinds"]) <= set(Lag.Kind.values)
    assert 0 <= offer["partners_found"] < offer["partners_required"] <= 6
    assert 14 <= offer["reply_within_days"] <= 150
    assert 1 <= offer["months"] <= 36
    assert date.fromisoformat(f"{offer['start']}-01") >= date(2027, 1, 1)
    if "project" in offer:
        assert PROJECTS[offer["project"]]["lag"] == lag["source_id"]


@each_offer
def test_an_offer_tells_enough_in_its_language_and_names_no_addresses(offer):
    told = " ".join(offer[name] for name in OFFER_TEXTS)
    assert _language(told) == offer["lang"]
    assert _language(offer["summary_en"]) == "en"
    assert 120 <= len(told.split()) <= 300
    assert len(offer["title"]) <= 120
    assert len(offer["title_en"]) <= 120
    assert all(100 <= len(offer[name]) <= 300 for name in ("summary", "summary_en"))
    assert not CONTACT.search(told)


def test_cases_are_twelve_of_three_networks_in_six_languages():
    assert len(CASES) == 12
    assert {case["network"] for case in CASES.values()} == {each.slug for each in sample_people.NETWORKS}
    assert len({case["lang"] for case in CASES.values()}) >= 5
    assert sum(bool(case["translation_of"]) for case in CASES.values()) >= 2


@each_case
def test_a_case_is_told_whole_and_in_its_language(case):
    assert CASES[case["slug"]] == case
    kinds = [block["type"] for block in case["blocks"]]
    once = ("challenge", "approach", "results", "numbers", "quote", "timeline", "how_to")
    assert Counter(kinds) == Counter([*once, "lesson", "lesson"])
    assert set(case["themes"]) <= THEMES
    assert {each["principle"] for each in case["principles"]} <= PRINCIPLES
    assert all(len(each["how"]) > 60 for each in case["principles"])
    assert list(case["transferability"]) == ["conditions", "effort", "cost", "time"]
    told = " ".join(_texts([case["blocks"], case["principles"], case["transferability"], case["summary"]]))
    assert _language(told) == case["lang"]
    assert 350 <= len(" ".join(_texts(case["blocks"])).split()) <= 700
    assert len(case["summary"]) <= 300
    assert not CONTACT.search(told)


@each_case
def test_a_case_says_what_its_project_says(case):
    project = PROJECTS[case["project"]]
    lag = LAGS[case["lag"]]
    assert (project["lag"], project["country"]) == (lag["source_id"], case["country"])
    assert case["themes"] == project["themes"]
    told = _texts([case["blocks"], case["transferability"], case["principles"]])
    record = _numbers(json.dumps(project, ensure_ascii=False))
    years = {str(year) for year in range(int(project["start_on"][:4]), int(project["end_on"][:4]))}
    assert _numbers(" | ".join(told)) - record - years == set()


@pytest.mark.parametrize(
    "case", [case for case in CASES.values() if case["translation_of"]], ids=lambda c: c["slug"]
)
def test_a_translation_stands_block_by_block_beside_its_original(case):
    original = CASES[case["translation_of"]]
    assert original["translation_of"] is None
    assert original["lang"] != case["lang"]
    assert [block["type"] for block in case["blocks"]] == [block["type"] for block in original["blocks"]]
    for name in ("network", "country", "themes", "project", "lag"):
        assert case[name] == original[name]
    for ours, theirs in zip(case["blocks"], original["blocks"], strict=True):
        assert len(_texts(ours)) == len(_texts(theirs))
        assert _numbers(" | ".join(_texts(ours))) == _numbers(" | ".join(_texts(theirs)))


def test_partnerships_stand_at_every_stage():
    assert Counter(each["stage"] for each in PARTNERSHIPS.values()) == Counter(STAGES)
    assert sum(bool(each["orphan_of"]) for each in PARTNERSHIPS.values()) == 1
    within = [each for each in PARTNERSHIPS.values() if len(_countries(each)) == 1]
    beyond = [
        each
        for each in PARTNERSHIPS.values()
        if any(COUNTRIES[c]["eu_member"] == "0" for c in _countries(each))
    ]
    assert (len(within), len(beyond)) == (2, 1)


def _countries(partnership) -> set[str]:
    return {
        LAGS[each["lag"]]["country"] if "lag" in each else each["country"] for each in partnership["partners"]
    }


@each_partnership
def test_a_partnership_has_a_lead_partners_and_a_past(partnership):
    partners = partnership["partners"]
    names = [each.get("lag") or each["organisation"] for each in partners]
    leads = [name for name, each in zip(names, partners, strict=True) if each["role"] == "lead"]
    assert leads == [partnership["lead"]]
    assert len(set(names)) == len(names) >= 2
    refused = [name for name, each in zip(names, partners, strict=True) if each["approval"] == "refused"]
    assert refused == list(filter(None, [partnership["orphan_of"]]))
    assert partnership["lang"] in LAGS[partnership["lead"]]["languages"]
    assert set(partnership["themes"]) <= THEMES
    for each in partners:
        assert list(each["budget"]) == ["eafrd", "other_public", "private", "other"]
        assert each["currency"] in {row["currency"] for row in COUNTRIES.values()}
    assert sum(sum(each["budget"].values()) for each in partners) > 0
    past = partnership["history"]
    assert past[-1]["stage"] == partnership["stage"]
    assert past[0]["stage"] == "idea"
    assert all(a["on"] < b["on"] for a, b in pairwise(past))
    assert _language(f"{partnership['summary']} {partnership['objectives']}") == partnership["lang"]
    assert not CONTACT.search(" ".join(_texts(partnership)))
