"""Words for a made-up register: real ones of the hub's themes and samples, and villages that are nowhere."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
THEMES = ROOT / "hub" / "vocabulary" / "data" / "themes"
SAMPLES = ROOT / "hub" / "exchange" / "demo"
NAMES = Path(__file__).parent / "data" / "names.json"

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
#: A text field of a sample; a name ending in `_en` and the like is told in that language.
_TEXTS = ("summary", "description")
_END = ""

#: Gives numbers in [0, 1).
Dice = Callable[[], float]


def pick(dice: Dice, choices: Sequence[Any]) -> Any:
    """One of them, each as likely."""
    return choices[int(dice() * len(choices))]


@cache
def names() -> dict[str, dict[str, list[str]]]:
    """By language: countries, parts of villages' names, and what bodies are called."""
    return json.loads(NAMES.read_text("utf-8"))


@cache
def themes() -> tuple[dict[str, Any], ...]:
    """The hub's themes by slug, as in their files."""
    return tuple(json.loads(path.read_text("utf-8")) for path in sorted(THEMES.glob("*.json")))


class Speech:
    """Sentences that read like a register's: each word follows one that it follows in the samples."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._next: dict[str, list[str]] = defaultdict(list)
        for sentence in _sentences(lang):
            words = sentence.split()
            for word, following in zip([_END, *words], [*words, _END], strict=True):
                self._next[word].append(following)

    def sentence(self, dice: Dice, most: int = 22) -> str:
        """Up to `most` words, a full stop behind."""
        words, word = [], _END
        while len(words) < most:
            word = pick(dice, self._next[word])
            if word == _END:
                break
            words.append(word)
        return " ".join(words).rstrip(",;:–-.!? ") + "."

    def village(self, dice: Dice) -> str:
        """A name that could stand on a map."""
        parts = names()[self.lang]
        name = pick(dice, parts["roots"]) + pick(dice, parts["ends"])
        if dice() < 0.4:
            before = pick(dice, parts["before"])
            joined = before.endswith("-") or self.lang in ("de", "lv")
            name = before + name.lower() if joined and not before.endswith("-") else f"{before} {name}"
            name = name.replace("- ", "-")
        return name[0].upper() + name[1:]


@cache
def speech(lang: str) -> Speech:
    """The sentences of a language; made once."""
    return Speech(lang)


def _sentences(lang: str) -> list[str]:
    found = []
    for path in sorted(SAMPLES.glob("*.json")):
        content = json.loads(path.read_text("utf-8"))
        for record in (*content["lags"], *content["projects"]):
            ending = "" if record["lang"] == lang else f"_{lang}"
            texts = [record.get(f"{name}{ending}") or "" for name in _TEXTS]
            texts += (record.get(f"experience{ending}") or {}).values()
            for text in filter(lambda told: isinstance(told, str), texts):
                found += _SENTENCE.split(text.strip())
    return [sentence for sentence in found if sentence]
