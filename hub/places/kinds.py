"""Kinds of territory, as Eurostat's typologies of NUTS 3 regions and EU law name them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TerritoryKind(models.TextChoices):
    """What an area is like. Regions carry those that Eurostat publishes; LAGs may choose any."""

    RURAL = "rural", _("Predominantly rural")
    INTERMEDIATE = "intermediate", _("Intermediate between rural and urban")
    URBAN = "urban", _("Predominantly urban")
    COASTAL = "coastal", _("Coastal")
    ISLAND = "island", _("Island")
    MOUNTAIN = "mountain", _("Mountain")
    BORDER = "border", _("On a land border")
    EXTERNAL_BORDER = "external-border", _("On an external land border of the EU")
    METROPOLITAN = "metropolitan", _("In a metropolitan region")
    CAPITAL = "capital", _("With the capital city")
    SPARSE = "sparse", _("Sparsely populated")
    OUTERMOST = "outermost", _("Outermost region")


#: Exactly one of these holds for a region that has a typology.
URBAN_RURAL = (TerritoryKind.RURAL, TerritoryKind.INTERMEDIATE, TerritoryKind.URBAN)


def labels(kinds: list[str]) -> list:
    """Translatable labels of the stored kinds, in the order of `TerritoryKind`; unknown ones are left out."""
    return [kind.label for kind in TerritoryKind if kind.value in kinds]
