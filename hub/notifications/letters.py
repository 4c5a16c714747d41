"""How notifications read as a mail: plain and HTML, in the reader's language, with a way to stop them."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hub.accounts.models import User

from . import kinds
from .models import Letter

SALT = "hub.notifications.stop"


def write(letter: Letter) -> EmailMultiAlternatives | None:
    """The mail of a letter; None when nobody wants it any more."""
    person = letter.person
    if not person.is_active or person.mail_rhythm == User.MailRhythm.NEVER:
        return None
    order = list(kinds.TOPICS)
    told = letter.notifications.filter(kind__in=kinds.known()).prefetch_related("about")
    told = sorted(told, key=lambda each: (order.index(kinds.of(each.kind).topic), each.created_at, each.pk))
    if not told:
        return None
    with translation.override(person.language):
        return _written(letter, [_item(each) for each in told])


def _item(each) -> dict:
    address = each.address
    return {
        "topic": each.topic,
        "subject": _one_line(each.subject),
        "text": each.text,
        "link": _whole(address) if address else "",
    }


def _written(letter: Letter, items: list[dict]) -> EmailMultiAlternatives:
    person = letter.person
    stop = _whole(reverse("notifications:stop", args=[token(person)]))
    subject = items[0]["subject"]
    if len(items) > 1:
        subject = _("News for you on the LEADER Hub: %(number)d") % {"number": len(items)}
    context = {
        "items": items,
        "subject": subject,
        "stop": stop,
        "all": _whole(reverse("notifications:index")),
        "lang": person.language,
    }
    message = EmailMultiAlternatives(
        subject,
        render_to_string("notifications/mail/letter.txt", context),
        to=[person.email],
        headers={
            # RFC 8058: mail programs stop the letters by one POST to this address.
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
            "Message-ID": _message_id(letter),
        },
    )
    message.attach_alternative(render_to_string("notifications/mail/letter.html", context), "text/html")
    return message


def token(person: User) -> str:
    """Stands in the address that stops a person's mails; nobody can make one without the hub's key."""
    return signing.dumps(person.pk, salt=SALT)


def person_of(given: str) -> User | None:
    """Whose mails a token stops; None for one that the hub has not made, or of somebody who is gone."""
    try:
        key = signing.loads(given, salt=SALT)
    except signing.BadSignature:
        return None
    return User.objects.filter(pk=key, is_active=True).first()


def _message_id(letter: Letter) -> str:
    """The same for each attempt, so that mail programs show one letter only should it go out twice."""
    domain = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"
    moment = int(letter.created_at.timestamp())
    return f"<letter-{letter.pk}-{moment}@{domain}>"


def _one_line(text: str) -> str:
    # A name with a line break in it must not become a header.
    return " ".join(text.split())


def _whole(path: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path
