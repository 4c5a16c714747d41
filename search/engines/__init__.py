"""The engines. ``search.api.engine()`` gives the one the settings name."""
