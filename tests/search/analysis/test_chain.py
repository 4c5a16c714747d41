"""Words to tokens."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis.chain import analyzer, fold_words
from search.analysis.fold import fold
from search.analysis.guess import guess
from search.analysis.languages import LANGUAGES, language
from search.analysis.latvian import stem
from search.analysis.stopwords import languages, stopwords
from search.analysis.tokens import words


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Øster Ærø", "oster aero"),
        ("ŁÓDŹ", "lodz"),
        ("Straße", "strasse"),
        ("Đakovo", "dakovo"),
        ("Παϊδάκια", "παιδακια"),
        ("ΔΆΣΟΣ", "δασοσ"),
        ("Йогурт", "йогурт"),
        ("Ģimeņu", "gimenu"),
        ("Ħamrun", "hamrun"),
    ],
)
def test_folding(text, plain):
    assert fold(text) == plain
    assert fold(unicodedata.normalize("NFD", text)) == plain


@pytest.mark.parametrize(("text", "plain"), [("\ufc5e", ""), ("⑴", "1"), ("ﬁ", "fi"), ("¨", "")])
def test_folding_makes_no_space_nor_sign_out_of_one_character(text, plain):
    assert fold(text) == plain


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("l'avenir d’un village", ["l", "avenir", "d", "un", "village"]),
        ("cross-border", ["cross", "border"]),
        ("EU: LEADER/CLLD 2023_27", ["eu", "leader", "clld", "2023", "27"]),
        ("🌾 ?!", []),
    ],
)
def test_cutting_into_words(text, cut):
    assert words(text) == cut


@pytest.mark.parametrize(
    ("code", "word", "parts"),
    [
        ("da", "landsbyturisme", ("landsby", "turisme")),
        ("de", "gemeindeentwicklung", ("gemeinde", "entwicklung")),
        ("sv", "landsbygdsutveckling", ("landsbygd", "utveckling")),
        ("nl", "plattelandsontwikkeling", ("platteland", "ontwikkeling")),
        ("fi", "maaseutumatkailu", ("maaseutu", "matkailu")),
        ("de", "entwicklung", ()),
        ("da", "2023", ()),
        ("en", "waterfall", ()),
    ],
)
def test_compounds_are_found_by_their_parts(code, word, parts):
    chain = analyzer(code)
    assert chain.parts(word) == tuple(chain.token(part) for part in parts)


@pytest.mark.parametrize("code", ["", "xx", "tlh"])
def test_unknown_languages_are_only_folded(code):
    assert analyzer(code).tokens(["vidzemes", "ūdeņi"]) == ["vidzemes", "udeni"]


def test_regional_codes_take_their_language():
    assert analyzer("pt-BR") is not None
    assert language("de_AT").code == "de"


@pytest.mark.parametrize(
    ("word", "root"),
    [("pašvaldībām", "pašvaldīb"), ("lāča", "lāc"), ("ceļiem", "cel"), ("skapja", "skap"), ("un", "un")],
)
def test_latvian_stems(word, root):
    assert stem(word) == root


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("bæredygtig turisme", ("da",)),
        ("tūrisma", ("lv",)),
        ("odnawialne źródła energii", ("pl",)),
        ("jordbruk", ("sv",)),
        ("lokal", ()),  # so many know it that it tells nothing
        ("qqqq", ()),
        ("", ()),
    ],
)
def test_guessing_the_language_of_a_query(text, codes):
    assert guess(words(text), LANGUAGES) == codes


def test_every_language_has_function_words():
    assert set(languages()) == set(LANGUAGES)
    assert all(len(stopwords(code)) >= 15 for code in LANGUAGES)
    assert stopwords("xx") == frozenset()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), st.sampled_from([*LANGUAGES, "", "xx"]))
def test_any_text_gives_tokens_without_white_space(text, code):
    chain, cut = analyzer(code), words(text)
    for token in [*chain.tokens(cut), *chain.part_tokens(cut), *fold_words(cut)]:
        assert token
        assert not any(char.isspace() for char in token)
