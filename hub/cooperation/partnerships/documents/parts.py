"""Parts that several documents have, in the active language."""

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hub.cooperation.models import Partner, Partnership
from hub.cooperation.partnerships.budgets import Budget, source_labels
from hub.core import formats
from hub.core.languages import name_of

from .blocks import Block, Heading, Paragraph, Signatures, Table


def lang() -> str:
    """The language that the document is written in."""
    return (get_language() or "en")[:2]


def facts(partnership: Partnership) -> Table:
    """The project at a glance."""
    rows = [
        (_("Project"), partnership.title),
        (_("Kind"), partnership.kind_label),
        (_("Lead partner"), str(partnership.lead)),
        (_("Countries"), partnership.country),
        (_("Themes"), ", ".join(str(theme) for theme in partnership.themes.all()) or "–"),
        (_("Starts on"), formats.day(partnership.start_on) if partnership.start_on else "–"),
        (_("Months that it takes"), str(partnership.months or "–")),
    ]
    return Table((), rows)


def told(partnership: Partnership, field: str) -> list[Block]:
    """A text of the partnership in the document's language, else in the one it was written in, which is said."""
    order = (lang(), "en", partnership.lang)
    held = [text for text in partnership.texts.all() if getattr(text, field).strip()]
    if not held:
        return [Paragraph("–")]
    best = min(held, key=lambda text: (order.index(text.lang) if text.lang in order else 9, text.lang))
    blocks: list[Block] = []
    if best.lang != lang():
        blocks.append(Paragraph(f"({name_of(best.lang, lang())})", quiet=True))
    blocks += [Paragraph(part) for part in getattr(best, field).split("\n\n") if part.strip()]
    return blocks


def partners(partnership: Partnership) -> Table:
    """Who takes part."""
    rows = [
        (str(each), each.country.name, str(each.get_role_display()).capitalize(), each.website or "–")
        for each in partnership.here
    ]
    return Table((_("Partner"), _("Country"), _("Role"), _("Website")), rows)


def money(budget: Budget) -> list[Block]:
    """The budget by partner and source: own currency, then euro, with the sums of the columns."""
    labels = [label.capitalize() if label.islower() else label for label in source_labels()]
    head = (_("Partner"), _("Currency"), *labels, _("Together"), _("Together, EUR"))
    rows = [
        (
            str(line.partner),
            line.partner.currency,
            *(_amount(amount) for amount in line.amounts),
            _amount(line.total),
            _amount(line.total_eur),
        )
        for line in budget.lines
    ]
    sums = (*(_amount(amount) for amount in budget.euros), "", _amount(budget.total_eur))
    blocks: list[Block] = [Table(head, rows, (_("All together, in euro"), "EUR", *sums), numbers=2)]
    if budget.has_foreign_money:
        blocks.append(
            Paragraph(
                _(
                    "Euro at the European Central Bank’s average rate of the year in which the project starts, "
                    "or the latest year that the hub knows."
                ),
                quiet=True,
            )
        )
    return blocks


def approvals(partnership: Partnership) -> Table:
    """Where the applications stand."""
    rows = [
        (
            str(each),
            _rules(each),
            str(each.get_approval_display()).capitalize(),
            formats.day(each.deadline) if each.deadline else "–",
        )
        for each in partnership.here
    ]
    return Table((_("Partner"), _("Fund and period"), _("Approval"), _("Deadline for its application")), rows)


def _rules(partner: Partner) -> str:
    return " ".join(str(part) for part in (partner.fund, partner.period) if part) or "–"


def signatures(partnership: Partnership) -> list[Block]:
    """A place to sign for each partner."""
    names = [f"{each}, {each.country.name}" for each in partnership.here]
    lines = (_("Place and date"), _("Name and function"), _("Signature"))
    return [Heading(_("Signatures")), Signatures(names, lines)]


def made_on() -> Paragraph:
    """When the document was made, and what it is worth."""
    day = formats.day(timezone.localdate())
    return Paragraph(
        _(
            "Made by the LEADER Hub on %(day)s from what the partners entered. It is a template: compare it with "
            "the rules of each partner’s managing authority before signing."
        )
        % {"day": day},
        quiet=True,
    )


def _amount(value) -> str:
    """An amount to the cent, as the language writes numbers; sums must be seen to add up."""
    return formats.number(value) if value == int(value) else formats.cents(value)
