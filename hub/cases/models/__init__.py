from .case import CasePage, CasePrinciple
from .index import CaseIndexPage
from .network import NetworkPage
from .news import NewsPage
from .review import Review

__all__ = ["CaseIndexPage", "CasePage", "CasePrinciple", "NetworkPage", "NewsPage", "Review"]
