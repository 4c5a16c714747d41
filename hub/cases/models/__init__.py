from .case import CasePage, CasePrinciple
from .index import CaseIndexPage
from .link import CheckedLink
from .network import NetworkPage
from .news import NewsPage
from .proposal import CaseProposal
from .review import Review

__all__ = [
    "CaseIndexPage",
    "CasePage",
    "CasePrinciple",
    "CaseProposal",
    "CheckedLink",
    "NetworkPage",
    "NewsPage",
    "Review",
]
