"""What rows refer to by code or name: loaded once a run, asked for every row."""

import re
import unicodedata
from collections import defaultdict
from functools import cached_property, lru_cache

from django.conf import settings

from hub.lags.models import Lag, LagPeriod
from hub.places import editions
from hub.places.models import Country, Region
from hub.vocabulary.models import Fund, Indicator, Period, Principle, Theme

#: Names of funds that registers use beside the codes and labels.
FUND_NAMES = {
    "efrd": "ERDF", "efre": "ERDF", "feder": "ERDF", "fesr": "ERDF", "eruf": "ERDF", "esff": "ESF",
    "elfla": "EAFRD", "eler": "EAFRD", "feader": "EAFRD", "feasr": "EAFRD", "ejflu": "EAFRD",
    "efrrow": "EAFRD",
    "ejzf": "EMFF", "ehff": "EMFF", "emff": "EMFF", "ezff": "ERDF", "esf plus": "ESF+", "fse": "ESF",
    "fse+": "ESF+", "erfaf": "ERDF", "ipa": "IPA",
}  # fmt: skip

#: Accents, once they are apart from their letters.
_MARKS = re.compile("[\u0300-\u036f]+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """A name to compare by: without case, accents, doubled blanks and signs around it."""
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text)).replace("–", "-")
    return " ".join(text.casefold().split()).strip(" .,;:\"'„“”«»")


class Lookups:
    """Reference data and groups, as the database has them when the run begins."""

    def __init__(self, source_id: int) -> None:
        self.source_id = source_id

    @cached_property
    def languages(self) -> dict[str, str]:
        """A country's first official language that is one of the 24."""
        return {
            country.pk: next((lang for lang in country.languages if lang in settings.CONTENT_LANGUAGES), "")
            for country in Country.objects.all()
        }

    @cached_property
    def _region_names(self) -> dict[tuple[str, str], str]:
        """(country, name) -> code; of regions of one name the smallest, if there is but one of its level."""
        found: dict[tuple[str, str], dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        rows = Region.objects.filter(level__gt=0).order_by()
        for code, name, latin, level, country in rows.values_list(
            "pk", "name", "latin_name", "level", "country_id"
        ):
            for spelled in filter(None, {fold(name), fold(latin)}):
                found[country, spelled][level].add(code)
        result = {}
        for key, levels in found.items():
            unique = [(level, codes) for level, codes in sorted(levels.items()) if len(codes) == 1]
            if unique:
                result[key] = next(iter(unique[-1][1]))
        return result

    @cached_property
    def _only_region(self) -> dict[str, str]:
        """name -> code, where the name stands for regions of one country only."""
        found: dict[str, set[str]] = defaultdict(set)
        for (_country, name), code in self._region_names.items():
            found[name].add(code)
        return {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}

    def region(self, text: str, country: str) -> editions.Resolution:
        """What a NUTS code of any edition, or a region's name, stands for."""
        key = (text, country)
        if key not in self._regions:
            self._regions[key] = self._resolve(text, country)
        return self._regions[key]

    @cached_property
    def _regions(self) -> dict[tuple[str, str], editions.Resolution]:
        return {}

    def _resolve(self, text: str, country: str) -> editions.Resolution:
        found = editions.resolve(text)
        name = fold(text)
        by_name = self._region_names.get((country, name)) if country else self._only_region.get(name)
        looks_like_code = len(text.strip()) <= 5 and any(sign.isdigit() for sign in text)
        if by_name and not (looks_like_code and found.status != editions.Status.UNKNOWN):
            return editions.Resolution(by_name, text, editions.Status.CURRENT, by_name, (by_name,))
        if found.region or looks_like_code:
            return found
        return editions.Resolution(None, text, editions.Status.UNKNOWN)

    @cached_property
    def themes(self) -> dict[str, str]:
        """Slug, label or usual word in any language, folded -> slug. A label goes before a word."""
        found: dict[str, str] = {}
        themes = list(Theme.objects.all())
        for theme in themes:
            for words in theme.words.values():
                for word in words:
                    found.setdefault(fold(word), theme.pk)
        for theme in themes:
            found |= {fold(label): theme.pk for label in theme.labels.values()}
        return found | {theme.pk: theme.pk for theme in themes}

    @cached_property
    def principles(self) -> set[str]:
        """Slugs of the seven principles."""
        return set(Principle.objects.values_list("pk", flat=True))

    @cached_property
    def indicators(self) -> set[str]:
        """Codes of the EU's indicators."""
        return set(Indicator.objects.values_list("pk", flat=True))

    @cached_property
    def funds(self) -> dict[str, str]:
        """Code or label in any language, folded -> code."""
        funds = list(Fund.objects.all())
        found = {fold(label): fund.pk for fund in funds for label in fund.labels.values()}
        codes = {fold(fund.pk): fund.pk for fund in funds}
        known = {name: code for name, code in FUND_NAMES.items() if fold(code) in codes}
        return known | found | codes

    @cached_property
    def periods(self) -> dict[str, str]:
        """2014-2020, 2014-20, 2014–2020 -> code."""
        found = {}
        for code in Period.objects.values_list("pk", flat=True):
            start, _, end = code.partition("-")
            found |= {code: code, f"{start}-{end[2:]}": code, f"{start[2:]}-{end[2:]}": code}
        return found

    def theme(self, text: str) -> str | None:
        """Slug of a theme by slug, label or usual word."""
        return self.themes.get(text) or self.themes.get(fold(text))

    def fund(self, text: str) -> str | None:
        """Code of a fund by code or name."""
        return self.funds.get(fold(text))

    def period(self, text: str) -> str | None:
        """A programming period's code from any usual way to write it."""
        if text in self.periods:
            return self.periods[text]
        bare = "".join(text.split()).replace("–", "-").replace("/", "-")
        return self.periods.get(bare)

    @cached_property
    def _lags(self) -> dict[tuple, tuple[int, str]]:
        """(group's id, country) by number in this source, (country, period, code) and (country, name).

        Country and period may be "" (not known). What stands for several groups stands for the one of this
        source, if there is but one, else for none.
        """
        claims: dict[tuple, dict[int, tuple[str, bool]]] = defaultdict(dict)
        rows = Lag.objects.order_by().values_list("pk", "country_id", "source_id", "external_id", "name")
        ours: dict[int, bool] = {}
        for pk, country, source, number, name in rows:
            ours[pk] = source == self.source_id
            claim = (country, ours[pk])
            claims[country, fold(name)][pk] = claims["", fold(name)][pk] = claim
            if ours[pk]:
                claims["number", number][pk] = claim
        coded = LagPeriod.objects.exclude(code="").order_by()
        for pk, country, period, code in coded.values_list("lag_id", "country_id", "period_id", "code"):
            for key in ((country, period, code), (country, "", code), ("", period, code), ("", "", code)):
                claims[key][pk] = (country, ours.get(pk, False))
        found: dict[tuple, tuple[int, str]] = {}
        for key, claimants in claims.items():
            preferred = [pk for pk, (_country, own) in claimants.items() if own] or list(claimants)
            if len(preferred) == 1:
                found[key] = (preferred[0], claimants[preferred[0]][0])
        return found

    def lag(self, text: str, country: str = "", period: str = "") -> tuple[int, str] | None:
        """(id, country) of a group by its number in this source, its code, or its name."""
        bare = text.strip()
        for key in (("number", bare), (country, period, bare), (country, fold(bare))):
            if key in self._lags:
                return self._lags[key]
        return None
