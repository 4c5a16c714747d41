"""Dictionary forms of words, from simplemma's word lists kept as memory-mapped tries.

simplemma's own store holds the 23 languages in 2 GB of Python objects; as tries on disk they
are 110 MB which all processes share. Building takes about a minute once, per language on
first use or all at once with ``manage.py search prepare``.
"""

import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path

import simplemma
from filelock import FileLock
from marisa_trie import BytesTrie
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from search import conf
from search.analysis.languages import LANGUAGES

logger = logging.getLogger(__name__)


class _Forms(Mapping[str, str]):
    """A trie read as the mapping form -> lemma that simplemma asks for."""

    __slots__ = ("_trie",)

    def __init__(self, trie: BytesTrie) -> None:
        self._trie = trie

    def __getitem__(self, form: str) -> str:
        return self._trie[form][0].decode()

    def get(self, form, default=None):  # Mapping.get is twice as slow on a miss
        found = self._trie.get(form)
        return found[0].decode() if found else default

    def __contains__(self, form: object) -> bool:
        return form in self._trie

    def __iter__(self) -> Iterator[str]:
        return iter(self._trie.iterkeys())

    def __len__(self) -> int:
        return len(self._trie)


def _path(code: str) -> Path:
    return conf.cache_dir() / f"lemmas-{simplemma.__version__}" / f"{code}.trie"


def _build(code: str, path: Path) -> None:
    """Write the trie so that it is there whole or not at all."""
    logger.info("Preparing the dictionary for %s (once).", code)
    forms = DefaultDictionaryFactory(cache_max_size=0).get_dictionary(code)
    trie = BytesTrie((form, lemma.encode()) for form, lemma in forms.items())
    scratch = path.with_suffix(f".{os.getpid()}")
    try:
        trie.save(str(scratch))
        with scratch.open("rb") as written:
            os.fsync(written.fileno())
        scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)


def _open(path: Path) -> BytesTrie | None:
    try:
        return BytesTrie().mmap(str(path))
    except (OSError, RuntimeError):  # absent, or damaged: marisa raises RuntimeError
        return None


def ready(code: str) -> bool:
    """Whether the dictionary has been built."""
    return _path(code).exists()


@cache
def forms(code: str) -> Mapping[str, str]:
    """All known forms of a language with their lemmas, built first if they are not there.

    Two processes that start together wait for one another. Raises ``ValueError`` for a code
    simplemma has no dictionary for.
    """
    path = _path(code)
    trie = _open(path)
    if trie is None:
        _ensure(code, path)
        trie = _open(path)
    if trie is None:
        raise OSError(f"cannot read {path}")
    return _Forms(trie)


def _ensure(code: str, path: Path) -> str:
    """Build a dictionary unless somebody else has done so in the meantime."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{path}.lock"):
        if _open(path) is None:
            _build(code, path)
    return code


class _Factory:
    """simplemma's way to our dictionaries."""

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        return forms(lang)


_strategy = DefaultStrategy(dictionary_factory=_Factory())


def lemmatizer(code: str):
    """A function from a word to its lemma, or None where nothing is known of it."""
    return partial(_strategy.get_lemma, lang=code)


def all_ready() -> bool:
    """Whether the dictionaries of all languages have been built."""
    return all(ready(language.lemmas) for language in LANGUAGES.values() if language.lemmas)


def prepare(codes: Iterable[str]) -> Iterator[str]:
    """Build what is missing, two at a time, yielding each code once it is there.

    The largest takes half a gigabyte and some ten seconds.
    """
    missing = []
    for code in codes:
        if ready(code):
            yield code
        else:
            missing.append((code, _path(code)))
    if not missing:
        return
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from multiprocessing import get_context

    workers = min(2, os.cpu_count() or 1)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        built = [pool.submit(_ensure, code, path) for code, path in missing]
        yield from (future.result() for future in as_completed(built))
