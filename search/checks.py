"""Mistakes in the SEARCH setting, found before anybody searches."""

from django.conf import settings
from django.core.checks import Error, register

from search.api import ENGINES

_DRAINS = ("thread", "inline", "never")


@register
def search_setting(app_configs, **kwargs) -> list[Error]:
    """Engine and drain are known, and both directories are named."""
    setting = getattr(settings, "SEARCH", None)
    if not isinstance(setting, dict):
        return [Error("The setting SEARCH is missing.", id="search.E001")]
    errors = [
        Error(f"SEARCH has no {name}.", id="search.E002")
        for name in ("PATH", "CACHE")
        if not setting.get(name)
    ]
    if setting.get("ENGINE", "embedded") not in ENGINES:
        names = ", ".join(ENGINES)
        errors.append(Error(f"SEARCH['ENGINE'] is none of {names}.", id="search.E003"))
    if setting.get("DRAIN", "thread") not in _DRAINS:
        errors.append(Error(f"SEARCH['DRAIN'] is none of {', '.join(_DRAINS)}.", id="search.E004"))
    return errors
