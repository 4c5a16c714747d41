"""Taking the language out of vectors."""

import numpy as np
import pytest

from search.analysis.languages import LANGUAGES
from search.contracts import DIMENSIONS
from search.embedding import centring


def cosine(one, other):
    one, other = (np.frombuffer(each, "i1").astype("f4") for each in (one, other))
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))


def said(name, topic, way):
    """What says something about a topic in a language: the language's mean and a bit of the topic."""
    means = np.load(centring.MEANS)
    mean = means[means["lang"] == name.encode()][way][0].astype("f4")
    about = np.random.default_rng(topic).normal(size=DIMENSIONS).astype("f4")
    return centring.as_bytes(mean + 0.15 * about / np.linalg.norm(about))


def test_every_language_has_its_means():
    assert {lang.decode() for lang in np.load(centring.MEANS)["lang"]} == set(LANGUAGES)


@pytest.mark.parametrize("lang", ["da", "el", "mt"])
def test_topic_counts_more_and_language_less(lang):
    query, own, right = said("lv", 1, "query"), said("lv", 2, "passage"), said(lang, 1, "passage")
    before = cosine(query, right) - cosine(query, own)
    query = centring.query(query, "lv")
    after = cosine(query, centring.passage(right, lang)) - cosine(query, centring.passage(own, "lv"))
    assert after > max(0.05, 2 * before)


def test_texts_in_no_known_language_stay_where_they_are():
    vector = said("en", 3, "passage")
    assert cosine(centring.passage(vector, "xx"), vector) == pytest.approx(1)
    assert len(centring.query(vector, "")) == DIMENSIONS


def test_vector_of_nothing_stays_one():
    assert (
        centring.passage(bytes(DIMENSIONS), "en")
        == centring.query(bytes(DIMENSIONS), "en")
        == bytes(DIMENSIONS)
    )
