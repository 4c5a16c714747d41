from .log import RecordLogEntry
from .membership import Membership, NetworkMembership
from .network import Network, NetworkText

__all__ = ["Membership", "Network", "NetworkMembership", "NetworkText", "RecordLogEntry"]
