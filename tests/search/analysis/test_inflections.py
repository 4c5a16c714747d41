"""Forms of one word share a token; words that only look alike do not."""

from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest

from search.analysis.chain import analyzer
from search.analysis.languages import LANGUAGES

HERE = Path(__file__).parent

# Maltese has no dictionary; Hungarian and Greek change their stems.
LEAST = defaultdict(lambda: 0.9, lv=0.98, da=0.98, pl=0.98, el=0.8, hu=0.85, mt=0.8)


def table(name):
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            code, forms = line.split(":")
            yield code, forms.lower().split()


GROUPS = defaultdict(list)
for code, forms in table("inflections.txt"):
    GROUPS[code].append(forms)


def test_every_language_has_its_table():
    assert set(GROUPS) == set(LANGUAGES)
    assert {code for code, groups in GROUPS.items() if len(groups) >= 20} == {"lv", "da", "pl"}
    assert min(len(groups) for groups in GROUPS.values()) >= 5


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_forms_of_a_word_share_their_token(code):
    token = analyzer(code).token
    pairs = [pair for forms in GROUPS[code] for pair in combinations(forms, 2)]
    missed = [pair for pair in pairs if token(pair[0]) != token(pair[1])]
    assert 1 - len(missed) / len(pairs) >= LEAST[code], missed


@pytest.mark.parametrize(("code", "words"), list(table("negatives.txt")))
def test_different_words_keep_different_tokens(code, words):
    token = analyzer(code).token
    assert token(words[0]) != token(words[1])
