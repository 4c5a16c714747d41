from .log import RecordLogEntry
from .membership import Invitation, Membership, NetworkInvitation, NetworkMembership
from .network import Network, NetworkText

__all__ = [
    "Invitation",
    "Membership",
    "Network",
    "NetworkInvitation",
    "NetworkMembership",
    "NetworkText",
    "RecordLogEntry",
]
