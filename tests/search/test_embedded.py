"""What only the embedded engine has: a directory that processes share, and that can be damaged."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from search.contracts import Query, Text
from search.engines import tiles
from search.engines.embedded import EmbeddedEngine
from search.errors import EngineUnavailable
from tests.contract.corpus import BIKES, CORPUS, MILL

WRITE = """
import sys
from dataclasses import replace
from pathlib import Path
from django.conf import settings
settings.configure(SEARCH={"PATH": sys.argv[1], "CACHE": sys.argv[3]})
from search.engines.embedded import EmbeddedEngine
from tests.contract.corpus import MILL
engine = EmbeddedEngine(Path(sys.argv[1]))
for number in range(10):
    engine.index([replace(MILL, key=f"project:{sys.argv[2]}-{number}")])
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "index"


def test_what_one_writes_the_other_finds(path):
    writer, reader = EmbeddedEngine(path), EmbeddedEngine(path)
    assert reader.count() == 0
    writer.index(CORPUS)
    assert reader.count() == len(CORPUS)
    with writer.rebuild() as loader:
        loader.add([BIKES])
    assert [hit.key for hit in reader.search(Query("kysten", "da")).hits] == ["project:2"]
    writer.delete(["project:2"])
    assert reader.count() == 0


def test_processes_take_turns_writing(path, settings):
    def start(name):
        command = [sys.executable, "-c", WRITE, str(path), name, str(settings.SEARCH["CACHE"])]
        return subprocess.Popen(command, cwd=Path(__file__).parents[2])

    writers = [start(name) for name in "abc"]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    assert EmbeddedEngine(path).count() == 30


def test_searches_go_on_while_others_write_and_rebuild(path):
    engine, reader = EmbeddedEngine(path), EmbeddedEngine(path)
    engine.index(CORPUS)
    totals, failures = set(), []

    def search():
        try:
            while not done:
                totals.add(reader.search(Query("", "da")).total)
        except Exception as error:
            failures.append(error)

    done = []
    threads = [Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(5):
        engine.index(CORPUS)
        with engine.rebuild() as loader:
            loader.add(CORPUS)
    done.append(True)
    for thread in threads:
        thread.join()
    assert (totals, failures) == ({len(CORPUS)}, [])


def test_child_of_a_fork_can_search_and_write(path):
    engine = EmbeddedEngine(path)
    engine.index([MILL])
    assert engine.count() == 1
    child = os.fork()
    if child == 0:
        engine.index([BIKES])
        os._exit(0 if engine.count() == 2 else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert engine.count() == 2


def test_index_of_another_version_counts_as_none(path):
    EmbeddedEngine(path).index(CORPUS)
    (path / "current").write_text("v0-20200101T000000-abcdef")
    engine = EmbeddedEngine(path)
    assert engine.health().detail == "no whole index; run search rebuild"
    assert engine.search(Query("")).total == 0


def test_index_that_was_never_built_whole_says_so_until_it_is(path):
    EmbeddedEngine(path).index(CORPUS)
    (path / "current").write_text("v0-20200101T000000-abcdef")
    engine = EmbeddedEngine(path)
    engine.index([MILL])
    assert (engine.count(), engine.health().ok) == (1, False)
    with engine.rebuild() as loader:
        loader.add(CORPUS)
    assert (engine.count(), engine.health().ok) == (len(CORPUS), True)


def test_damaged_index_is_an_engine_that_is_away(path):
    EmbeddedEngine(path).index(CORPUS)
    next(path.glob("v*/meta.json")).write_text("{")
    engine = EmbeddedEngine(path)
    with pytest.raises(EngineUnavailable):
        engine.search(Query("turisme"))
    assert engine.health().ok is False
    with engine.rebuild() as loader:
        loader.add(CORPUS)
    assert engine.count() == len(CORPUS)


def test_directory_that_cannot_be_written_is_an_engine_that_is_away(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    engine = EmbeddedEngine(blocked / "index")
    with pytest.raises(EngineUnavailable):
        engine.search(Query("turisme"))
    with pytest.raises(EngineUnavailable):
        engine.index(CORPUS)


def test_old_generations_are_swept_away(path):
    engine = EmbeddedEngine(path)
    for _ in range(3):
        with engine.rebuild() as loader:
            loader.add([MILL])
    assert len(list(path.glob("v*"))) == 1


@pytest.mark.parametrize(("lat", "lon"), [(56.95, 24.1), (0, 0), (-89, 180), (90, -180), (55.7, 12.6)])
def test_tiles_of_a_point_lie_within_one_another(lat, lon):
    number = tiles.morton(lat, lon)
    for zoom in range(tiles.DEEPEST + 1):
        assert tiles.tile_of(number, zoom) == tiles.tile(lat, lon, zoom)


FULL = """
import resource, signal, sys
from pathlib import Path
from django.conf import settings
settings.configure(SEARCH={"PATH": sys.argv[1], "CACHE": sys.argv[2]})
from search.engines.embedded import EmbeddedEngine
from search.errors import EngineUnavailable
from tests.contract.corpus import CORPUS
engine = EmbeddedEngine(Path(sys.argv[1]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
try:
    engine.index(CORPUS)
except EngineUnavailable:
    sys.exit(7)
"""


def test_full_disk_is_an_engine_that_is_away_and_damages_nothing(path, settings):
    engine = EmbeddedEngine(path)
    engine.index([MILL])
    command = [sys.executable, "-c", FULL, str(path), str(settings.SEARCH["CACHE"])]
    assert subprocess.run(command, cwd=Path(__file__).parents[2], check=False).returncode == 7
    assert engine.count() == 1
    engine.index(CORPUS)
    assert engine.count() == len(CORPUS)


def test_what_a_killed_writer_left_is_in_nobodys_way(tmp_path):
    engine = EmbeddedEngine(tmp_path)
    engine.index(CORPUS)
    (meta,) = tmp_path.glob("v*-*/meta.json")
    committed = meta.read_bytes()
    changed = replace(BIKES, texts=(Text("da", "Sejlklub ved kysten"),))
    engine.update([changed], [])
    meta.write_bytes(committed)  # as if it had been killed after its files and before the commit
    again = EmbeddedEngine(tmp_path)
    again.update([changed], [])
    assert [hit.key for hit in again.search(Query("sejlklubben", "da")).hits] == [BIKES.key]
