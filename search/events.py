"""What others may want to hear of the index."""

from django.dispatch import Signal

#: Records were noted as changed; sent in the transaction that changes them.
noted = Signal()

#: The index can now be found to be different: changes were brought to it, or a new one took its place.
index_changed = Signal()
