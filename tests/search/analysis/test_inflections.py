"""Forms of one word share a token; words that only look alike do not."""

import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest

from search.analysis.chain import analyzer
from search.analysis.languages import LANGUAGES

HERE = Path(__file__).parent

# Maltese has no dictionary, and its plurals change the vowels within (ktieb - kotba).
LEAST = defaultdict(lambda: 0.95, lv=0.98, da=0.98, pl=0.98, mt=0.6)


def table(name):
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            code, forms = line.split(":")
            yield code, forms.lower().split()


GROUPS = defaultdict(list)
for code, forms in table("inflections.txt"):
    GROUPS[code].append(forms)


NEGATIVES = list(table("negatives.txt"))


def test_every_language_has_its_table():
    assert set(GROUPS) == set(LANGUAGES)
    assert {"lv", "da", "pl"} <= {code for code, groups in GROUPS.items() if len(groups) >= 20}
    assert min(len(groups) for groups in GROUPS.values()) >= 6


def missed(code):
    token = analyzer(code).token
    pairs = [pair for forms in GROUPS[code] for pair in combinations(forms, 2)]
    return [pair for pair in pairs if token(pair[0]) != token(pair[1])], len(pairs)


def merged(code):
    token = analyzer(code).token
    own = [words for lang, words in NEGATIVES if lang.rstrip("?") == code]
    return [words for words in own if token(words[0]) == token(words[1])], len(own)


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_forms_of_a_word_share_their_token(code):
    apart, pairs = missed(code)
    assert 1 - len(apart) / pairs >= LEAST[code], apart


def test_recall_and_false_merges_of_all_languages(capsys):
    lines = []
    for code in sorted(LANGUAGES):
        (apart, pairs), (alike, others) = missed(code), merged(code)
        lines.append(
            f"{code} {len(GROUPS[code]):>3} groups {pairs:>4} pairs {1 - len(apart) / pairs:>6.1%}"
            f"  {len(alike)} of {others} others merged"
        )
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(lines) + "\n")
    known = sum(lang.endswith("?") for lang, _words in NEGATIVES)
    assert sum(len(merged(code)[0]) for code in LANGUAGES) == known


@pytest.mark.parametrize(("code", "words"), [each for each in NEGATIVES if not each[0].endswith("?")])
def test_different_words_keep_different_tokens(code, words):
    token = analyzer(code).token
    assert token(words[0]) != token(words[1])
