"""Real texts of registers: what a visitor types finds every record that says it, in any form."""

import csv
import gzip
import re
from pathlib import Path

import pytest

from search.contracts import Document, Query, Text
from search.engines.embedded import EmbeddedEngine

DATA = Path(__file__).parents[3] / "shared" / "data"

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not DATA.is_dir(), reason="the real registers are not beside the project"),
]


def read(path):
    with gzip.open(DATA / path, "rt", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def documents():
    for code, path in (("da", "projects_dk_erdf"), ("sv", "projects_se")):
        for number, row in enumerate(read(f"structural-funds-dk-se/{path}.csv.gz")):
            yield _document(f"{code}{number}", [Text(code, row["title"], "", row["description"])])
    for row in read("keep-eu-interreg/projects.csv.gz"):
        texts = [Text("en", row["title"], "", row["description_en"])]
        texts += [Text(row[f"title_{n}_lang"], row[f"title_{n}"]) for n in (2, 3) if row[f"title_{n}"]]
        for number in (1, 2):
            if text := row[f"description_{number}"]:
                texts.append(Text(row[f"description_{number}_lang"], "", "", text))
        yield _document(f"keep{row['project_id']}", texts)


def _document(key, texts):
    return Document(f"project:{key}", "project", tuple(texts))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    found = list(documents())
    engine = EmbeddedEngine(tmp_path_factory.mktemp("real"))
    with engine.rebuild() as loader:
        loader.add(found)
    return engine, found


def keys(engine, text, lang):
    pages = (engine.search(Query(text, lang, size=100, page=n, highlight=False)) for n in range(1, 11))
    return {hit.key for page in pages for hit in page.hits}


@pytest.mark.parametrize(
    ("text", "lang", "forms"),
    [
        ("landsbyer", "da", r"\blandsby(en|er|erne|ens|ernes|s)?\b"),
        ("bæredygtig turisme", "en", None),
        ("kommunerne", "da", r"\bkommune(n|r|rne|ns|rs|rnes|s)?\b"),
        ("landsbygden", "sv", r"\blandsbygd(en|ens|s)?\b"),
        ("odnawialne", "pl", r"\bodnawialn(y|a|e|ych|ego|ej|ą|ymi|ym)\b"),
        ('"cross-border"', "en", r"\bcross[- ]borders?\b"),
    ],
)
def test_every_record_that_says_it_is_found(corpus, text, lang, forms):
    engine, everything = corpus
    found = keys(engine, text, lang)
    assert found
    if forms:
        says = re.compile(forms, re.IGNORECASE)
        expected = {
            document.key
            for document in everything
            if any(t.lang == lang and says.search(f"{t.title} {t.body}") for t in document.texts)
        }
        assert expected
        assert len(found & expected) / len(expected) >= 0.97, expected - found


@pytest.mark.parametrize(
    ("text", "lang", "marked"),
    [
        ("bæredygtig turisme", "en", {"turisme", "bæredygtig"}),
        ("odnawialne źródła energii", "en", {"odnawialne", "źródła", "energii"}),
        ("odnawialne źródła energii", "en", {"renewable", "energy"}),
    ],
)
def test_hits_mark_what_was_found_in_the_language_of_their_text(corpus, text, lang, marked):
    # The words themselves come first; a concept finds texts of other languages, by their words for it.
    hits = corpus[0].search(Query(text, lang)).hits
    assert any(marked <= set(hit.why) for hit in hits)
    assert all("<mark>" in f"{hit.title.html}{hit.snippet.html}" for hit in hits)
