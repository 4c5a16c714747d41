"""Killed at any moment, processes that write and one that indexes lose nothing: the next drain brings the rest.

`make bench ARGS="kills"` does so a hundred times to a whole hub that is being served.
"""

import random
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings

SCRIPT = Path(__file__).with_name("crash.py")
ROUNDS = 4
AT_WORK = ("write", "write", "index")


def start(home, action):
    command = [sys.executable, str(SCRIPT), str(home), action, str(settings.SEARCH["CACHE"])]
    root = str(SCRIPT.parents[2])
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": root})


def check(home):
    process = start(home, "check")
    told = process.communicate()[0]
    assert process.returncode == 0, told


def test_twelve_kills_lose_nothing(tmp_path):
    check(tmp_path)
    for _ in range(ROUNDS):
        processes = [start(tmp_path, action) for action in AT_WORK]
        for process in processes:
            assert process.stdout.readline()  # it is at work by now
        time.sleep(random.uniform(0.0, 1.5))
        for process in processes:
            process.kill()
            process.communicate()
        check(tmp_path)
