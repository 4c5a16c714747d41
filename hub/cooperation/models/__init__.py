from .conversation import Block, Conversation, Message, Reading, Report
from .interest import Interest
from .match import MatchChoice, MatchVisit
from .offer import Offer, OfferText
from .partner import Partner
from .partnership import Partnership, PartnershipText, StageChange
from .review import OfferReview
from .rule import CooperationRule, RuleWindow

__all__ = [
    "Block",
    "Conversation",
    "CooperationRule",
    "Interest",
    "MatchChoice",
    "MatchVisit",
    "Message",
    "Offer",
    "OfferReview",
    "OfferText",
    "Partner",
    "Partnership",
    "PartnershipText",
    "Reading",
    "Report",
    "RuleWindow",
    "StageChange",
]
