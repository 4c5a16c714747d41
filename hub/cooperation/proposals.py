"""Matches as a page shows them: the group or offer itself, why it is proposed, how its score adds up."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from hub.lags import queries as lags

from . import explain
from .matching.profiles import Idea
from .matching.rank import Match
from .offers import queries as offers


def shown(matches: Iterable[Match], idea: Idea) -> list[dict[str, Any]]:
    """For each match whose record is still public: kind, record, reasons, newcomer, parts, score of 100.

    Two lookups for all groups and all offers together.
    """
    keys = {match.profile.id: key_of(match.profile.id) for match in matches}
    held = records(keys.values())
    return [
        {
            "kind": keys[match.profile.id][0],
            "key": match.profile.id,
            "record": held[keys[match.profile.id]],
            "reasons": [explain.sentence(reason, idea) for reason in match.reasons],
            "newcomer": explain.NEWCOMER if match.newcomer else "",
            "parts": explain.parts(match),
            "score": round(match.score * 100),
        }
        for match in matches
        if keys[match.profile.id] in held
    ]


def records(keys: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Any]:
    """(kind, number) -> the group or offer, ready for a list, for those that are public."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for kind, number in keys:
        numbers[kind].append(number)
    found = {("lag", pk): lag for pk, lag in lags.for_lists().in_bulk(numbers["lag"]).items()}
    if numbers["offer"]:
        open_ones = offers.whole(offers.open_offers()).in_bulk(numbers["offer"])
        found |= {("offer", pk): offer for pk, offer in open_ones.items()}
    return found


def key_of(profile: str) -> tuple[str, int]:
    """("offer", 12) of a profile's id "offer:12"."""
    kind, _colon, number = profile.partition(":")
    return kind, int(number)
