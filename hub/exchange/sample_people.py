"""Sample networks and the accounts of people who work for them and for sample groups: development only.

Their password is made once for each state directory, so that no two hubs share one.
"""

from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hub.accounts.models import User
from hub.core.models import DataSource
from hub.lags.actions import people as people_of_lags
from hub.lags.models import Lag, LagMembership
from hub.networks import actions
from hub.networks.models import Network, NetworkMembership

DOMAIN = "sample.example"
Of, In = NetworkMembership.Role, LagMembership.Role


@dataclass(frozen=True, slots=True)
class Sample:
    """A network and its people: (first name, last name, role in it)."""

    slug: str
    lang: str
    country: str
    name: str
    name_en: str
    summary: str
    people: tuple[tuple[str, str, str], ...]


NETWORKS = (
    Sample(
        "sample-dk", "da", "DK", "Netværk for Landliv (eksempel)", "Network for Rural Life (sample)",
        "Et opdigtet netværk, der viser, hvordan et netværk arbejder i hubben.",
        (("Mette", "Holm", Of.ADMINISTRATOR), ("Jens", "Krogh", Of.EDITOR)),
    ),
    Sample(
        "sample-lv", "lv", "LV", "Lauku sadarbības tīkls (paraugs)", "Rural Cooperation Network (sample)",
        "Izdomāts tīkls, kas parāda, kā tīkls strādā šajā vietnē.",
        (("Ilze", "Kalniņa", Of.ADMINISTRATOR), ("Anna", "Bērziņa", Of.EDITOR)),
    ),
    Sample(
        "sample-ie", "en", "IE", "Rural Voices Network (sample)", "Rural Voices Network (sample)",
        "An invented network that shows how a network works in the hub.",
        (("Aoife", "Byrne", Of.ADMINISTRATOR), ("Liam", "Doyle", Of.EDITOR)),
    ),
)  # fmt: skip
#: First name, last name, country of the sample group they work for, role.
OF_GROUPS = (
    ("Karen", "Lund", "DK", In.MANAGER),
    ("Jānis", "Ozols", "LV", In.MANAGER),
    ("Zane", "Liepa", "LV", In.MEMBER),
)


def are_wanted() -> bool:
    """Whether this hub may have accounts whose password is told to whoever starts it, and has none yet."""
    return bool(settings.SAMPLE_PASSWORD) and not User.objects.filter(email__endswith=f"@{DOMAIN}").exists()


def password() -> str:
    """The password of all sample accounts of this state directory; made when it is asked for first."""
    path = Path(settings.SAMPLE_PASSWORD)
    if not path.exists():
        path.write_text("-".join(token_hex(2) for _turn in range(4)), encoding="utf-8")
        path.chmod(0o600)
    return path.read_text(encoding="utf-8")


@transaction.atomic
def bring_in() -> None:
    """Make the networks and accounts; those that are there stay."""
    source = DataSource.objects.filter(slug="samples", is_sample=True).first()
    secret = password()
    if not User.objects.filter(email=f"hub@{DOMAIN}").exists():
        User.objects.create_superuser(f"hub@{DOMAIN}", secret, first_name="Hub", last_name="Administrator")
    for sample, network in zip(NETWORKS, networks(source), strict=True):
        for first, last, role in sample.people:
            actions.grant(user=_person(first, last, sample.lang, secret), network=network, role=role)
    for first, last, country, role in OF_GROUPS:
        lag = Lag.objects.filter(source=source, country=country, live=True).order_by("external_id").first()
        if lag:
            people_of_lags.grant(user=_person(first, last, lag.lang, secret), body=lag, role=role)


@transaction.atomic
def networks(source: DataSource | None) -> list[Network]:
    """The sample networks; those that are there stay."""
    return [
        Network.objects.filter(slug=sample.slug).first()
        or actions.create_network(
            slug=sample.slug, lang=sample.lang, name=sample.name, countries=[sample.country],
            source=source, external_id=sample.slug,
            texts={sample.lang: {"summary": sample.summary}, "en": {"name": sample.name_en}},
        )
        for sample in NETWORKS
    ]  # fmt: skip


@transaction.atomic
def take_out() -> None:
    """Delete the accounts and networks; what the accounts wrote stays without a name."""
    for network in Network.objects.filter(slug__in=[sample.slug for sample in NETWORKS]):
        actions.delete_network(network=network)
    User.objects.filter(email__endswith=f"@{DOMAIN}").delete()


def accounts() -> list[tuple[str, str]]:
    """(address, what they are) of the sample accounts, the hub's administrator first."""
    found = []
    for user in User.objects.filter(email__endswith=f"@{DOMAIN}").order_by("pk"):
        roles = [f"{each.get_role_display()}, {each.network}" for each in user.networkmemberships.active()]
        roles += [f"{each.get_role_display()}, {each.lag}" for each in user.lagmemberships.active()]
        found.append((user.email, "; ".join(roles) or str(_("hub administrator"))))
    return found


def _person(first: str, last: str, lang: str, secret: str) -> User:
    email = f"{first.lower().replace('ā', 'a')}@{DOMAIN}"
    known = User.objects.filter(email=email).first()
    if known:
        return known
    user = User.objects.create_user(email, secret, first_name=first, last_name=last)
    user.language = lang if lang in dict(settings.LANGUAGES) else "en"
    user.save(update_fields=["language"])
    user.emailaddress_set.create(email=email, verified=True, primary=True)
    return user
