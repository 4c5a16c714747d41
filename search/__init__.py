"""Engine-neutral full-text search: the contract, the analysis, the engines, the outbox.

Knows nothing of the hub: apps register what can be found (``search.registry``) and ask
through ``search.api``.
"""
