"""Criteria by name, in the order in which their reasons are told."""

from . import (
    activity,
    distance,
    experience,
    funds,
    knowhow,
    languages,
    meaning,
    partners,
    territory,
    text,
    themes,
    timing,
)
from .base import Criterion, Reason

CRITERIA: dict[str, Criterion] = {
    "themes": themes,
    "knowhow": knowhow,
    "text": text,
    "meaning": meaning,
    "territory": territory,
    "languages": languages,
    "timing": timing,
    "partners": partners,
    "distance": distance,
    "funds": funds,
    "experience": experience,
    "activity": activity,
}

__all__ = ["CRITERIA", "Criterion", "Reason"]
