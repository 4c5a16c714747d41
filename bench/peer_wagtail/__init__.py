"""A bare Wagtail site, as `wagtail start` begins one: the peer of the hub's pages."""
