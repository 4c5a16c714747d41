"""Dictionaries on disk."""

import subprocess
import sys

import pytest

from search.analysis import lemmas

BUILD = """
import sys
from django.conf import settings
settings.configure(SEARCH={"CACHE": sys.argv[1], "PATH": sys.argv[1]})
from search.analysis import lemmas
print(lemmas.forms("sl")["vasi"], lemmas.forms("mt") if len(sys.argv) > 2 else "")
"""


@pytest.fixture
def cache(tmp_path, settings):
    settings.SEARCH = {**settings.SEARCH, "CACHE": tmp_path}
    lemmas.forms.cache_clear()
    yield tmp_path
    lemmas.forms.cache_clear()


def test_two_processes_that_start_together_build_one_dictionary(tmp_path):
    command = [sys.executable, "-c", BUILD, str(tmp_path)]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert [process.communicate()[0].strip() for process in started] == ["vas", "vas"]
    assert [path.name for path in tmp_path.rglob("*.trie*") if path.suffix != ".lock"] == ["sl.trie"]


def test_damaged_dictionary_is_built_again(cache):
    assert lemmas.forms("sl")["vasi"] == "vas"
    next(cache.rglob("sl.trie")).write_bytes(b"not a trie")
    lemmas.forms.cache_clear()
    assert lemmas.forms("sl")["vasi"] == "vas"


def test_unknown_dictionary_is_refused(cache):
    with pytest.raises(ValueError, match="mt"):
        lemmas.forms("mt")


def test_preparing_yields_each_language_once(cache):
    assert sorted(lemmas.prepare(["sl", "en"])) == ["en", "sl"]
    assert list(lemmas.prepare(["sl", "en"])) == ["sl", "en"]
    assert lemmas.ready("sl")


def test_dictionary_reads_as_a_mapping():
    forms = lemmas.forms("sl")
    assert (forms.get("qqq"), forms.get("qqq", "?"), "vasi" in forms) == (None, "?", True)
    assert len(forms) > 100_000
    with pytest.raises(KeyError):
        forms["qqq"]
