"""Changes projects of a served hub, one after the other."""

import http.client
import sqlite3
from threading import Event, Thread
from urllib.parse import urlencode

from bench.scratch import Hub

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def public_projects(hub: Hub, most: int) -> list[int]:
    """Ids of some projects that visitors may see."""
    with sqlite3.connect(hub.database) as database:
        asked = "select id from projects_project where published order by id limit ?"
        return [row[0] for row in database.execute(asked, (most,))]


def titles(hub: Hub) -> dict[int, str]:
    """Title of each project, as the database has it."""
    with sqlite3.connect(hub.database) as database:
        return dict(database.execute("select id, title from projects_project"))


def change(port: int, number: int, title: str) -> None:
    """Give a project a title. Raises ``OSError`` or ``HTTPException`` if no answer says that it has it."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("POST", f"/bench/change/{number}/", urlencode({"title": title}), _FORM)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise http.client.HTTPException(f"change of {number}: {answer.status}")
    finally:
        connection.close()


class Changer(Thread):
    """Changes titles until told to stop, whatever happens to the server.

    ``saved`` has the last title of each project that the server said it saved; ``unsure`` those titles sent
    since for which no answer came: they may have been saved or not.
    """

    def __init__(self, port: int, numbers: list[int], first: int) -> None:
        super().__init__(daemon=True)
        self._port, self._numbers, self._count = port, numbers, first
        self._ended = Event()
        self.saved: dict[int, str] = {}
        self.unsure: dict[int, set[str]] = {}
        self.answered = 0

    def run(self) -> None:
        """Change one after the other."""
        while not self._ended.is_set():
            self._count += 1
            number, title = self._numbers[self._count % len(self._numbers)], f"Butik nummer {self._count}"
            try:
                change(self._port, number, title)
            except (OSError, http.client.HTTPException):
                self.unsure.setdefault(number, set()).add(title)
                self._ended.wait(0.05)
            else:
                self.saved[number], self.answered = title, self.answered + 1
                self.unsure.pop(number, None)

    def stop(self) -> int:
        """End; the number of the last title."""
        self._ended.set()
        self.join()
        return self._count

    def lost(self, there: dict[int, str]) -> list[int]:
        """Projects that have neither what was saved last nor what was sent since."""
        return [
            number
            for number, title in self.saved.items()
            if there[number] != title and there[number] not in self.unsure.get(number, ())
        ]
