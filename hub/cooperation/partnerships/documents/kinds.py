"""The documents that the hub makes: what stands in each, in the active language."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.cooperation.models import Partnership
from hub.cooperation.partnerships.budgets import budget_of
from hub.core import formats

from . import parts
from .blocks import Block, Bullets, Document, Heading, Paragraph

LETTER, PLAN, AGREEMENT = "letter-of-intent", "activity-plan", "agreement"
NAMES = {
    LETTER: gettext_lazy("Letter of intent"),
    PLAN: gettext_lazy("Activity plan"),
    AGREEMENT: gettext_lazy("Cooperation agreement"),
}


def document(kind: str, partnership: Partnership) -> Document:
    """One of `NAMES` from what the partnership holds now. Raises KeyError for another kind."""
    held = partnership.text_in(parts.lang())
    own = held.title if held and held.title != partnership.title else ""
    subtitle = f"{own} ({partnership.title})" if own else partnership.title
    blocks = [*_WRITTEN[kind](partnership), parts.made_on()]
    return Document(kind, str(NAMES[kind]), subtitle, parts.lang(), blocks)


def _letter(partnership: Partnership) -> list[Block]:
    budget = budget_of(partnership)
    blocks: list[Block] = [
        Paragraph(
            _(
                "The groups and organisations named below intend to carry out the cooperation project “%(title)s” "
                "together, with %(lead)s as lead partner."
            )
            % {"title": partnership.title, "lead": partnership.lead}
        ),
        parts.facts(partnership),
        Heading(_("Partners")),
        parts.partners(partnership),
        Heading(_("What we intend")),
        *parts.told(partnership, "summary"),
        *parts.told(partnership, "objectives"),
        Heading(_("What we declare")),
        Bullets(
            [
                _("We work out the activity plan, the budget and the cooperation agreement together."),
                _(
                    "Each partner applies for its own part by the rules that hold for it, and tells the others."
                ),
                _("Each partner names a person who answers the others within two weeks."),
                _("This letter obliges nobody to pay anything; that is for the cooperation agreement."),
            ]
        ),
    ]
    if budget.is_known:
        blocks += [Heading(_("Intended budget")), *parts.money(budget)]
    return [*blocks, *parts.signatures(partnership)]


def _plan(partnership: Partnership) -> list[Block]:
    budget = budget_of(partnership)
    return [
        parts.facts(partnership),
        Heading(_("Summary")),
        *parts.told(partnership, "summary"),
        Heading(_("Objectives")),
        *parts.told(partnership, "objectives"),
        Heading(_("Activities")),
        *parts.told(partnership, "activities"),
        Heading(_("Partners")),
        parts.partners(partnership),
        Heading(_("Applications")),
        parts.approvals(partnership),
        Heading(_("Budget")),
        *parts.money(budget),
    ]


def _agreement(partnership: Partnership) -> list[Block]:
    budget = budget_of(partnership)
    total = formats.money(budget.total_eur)
    start = formats.day(partnership.start_on) if partnership.start_on else "…………"
    months = str(partnership.months or "……")
    return [
        Paragraph(_("between the partners named in article 2, who agree on the following.")),
        _article(1, _("Subject")),
        Paragraph(
            _(
                "The partners carry out the cooperation project “%(title)s” together. Its objectives and "
                "activities are these:"
            )
            % {"title": partnership.title}
        ),
        *parts.told(partnership, "objectives"),
        *parts.told(partnership, "activities"),
        _article(2, _("Partners")),
        parts.partners(partnership),
        _article(3, _("Duration")),
        Paragraph(
            _("The project starts on %(start)s and takes %(months)s months.")
            % {"start": start, "months": months}
        ),
        _article(4, _("Duties of the lead partner")),
        Paragraph(
            _(
                "%(lead)s coordinates the project, calls the partners together at least twice a year, watches over "
                "activities, budget and time, and speaks for the partnership towards authorities and the public."
            )
            % {"lead": partnership.lead}
        ),
        _article(5, _("Duties of each partner")),
        Bullets(
            [
                _("It carries out its part of the activities and takes part in the common ones."),
                _("It brings in the money that article 6 names, and keeps accounts of it by its own rules."),
                _("It applies for its approval in time and tells the others at once how it was decided."),
                _("It reports to the lead partner every six months on activities, results and money spent."),
            ]
        ),
        _article(6, _("Budget")),
        Paragraph(_("The project costs %(total)s together. Its money comes from:") % {"total": total}),
        *parts.money(budget),
        _article(7, _("Approval, and refusal of a partner")),
        Paragraph(
            _(
                "Each partner’s part holds once its own authority has approved it. If one is refused or leaves, "
                "the others decide within a month whether to go on without it, to look for another partner or to "
                "end the project, and have the approvals changed that name it."
            )
        ),
        parts.approvals(partnership),
        _article(8, _("Results and publicity")),
        Paragraph(
            _(
                "Results belong to all partners and may be used by each. What is published names the partners and "
                "the support of the European Union as the rules of the funds ask."
            )
        ),
        _article(9, _("Changes, ending, disputes")),
        Paragraph(
            _(
                "Changes are made in writing and hold once all partners have signed. A partner may leave with three "
                "months’ notice and settles what it has promised until then. The partners settle disputes by "
                "talking; where that fails, the law of the country of the lead partner holds."
            )
        ),
        *parts.signatures(partnership),
    ]


def _article(number: int, title: str) -> Heading:
    return Heading(_("Article %(number)s. %(title)s") % {"number": number, "title": title})


_WRITTEN: dict[str, Callable[[Partnership], list[Block]]] = {
    LETTER: _letter,
    PLAN: _plan,
    AGREEMENT: _agreement,
}
