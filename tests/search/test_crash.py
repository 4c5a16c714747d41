"""Killed at any moment, two processes that write lose nothing: the next drain brings the rest."""

import random
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings

SCRIPT = Path(__file__).with_name("crash.py")
ROUNDS = 4


def start(home, action):
    command = [sys.executable, str(SCRIPT), str(home), action, str(settings.SEARCH["CACHE"])]
    root = str(SCRIPT.parents[2])
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": root})


def check(home):
    process = start(home, "check")
    told = process.communicate()[0]
    assert process.returncode == 0, told


def test_killed_writers_lose_nothing(tmp_path):
    check(tmp_path)
    for _ in range(ROUNDS):
        writers = [start(tmp_path, "write"), start(tmp_path, "write")]
        for writer in writers:
            assert writer.stdout.readline()  # it writes by now
        time.sleep(random.uniform(0.0, 1.5))
        for writer in writers:
            writer.kill()
            writer.communicate()
        check(tmp_path)
