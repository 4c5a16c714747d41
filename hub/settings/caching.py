"""What is kept in memory, and how long."""

from hub.settings.env import env

CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://hub")}

#: Pages for visitors without an account: megabytes of each server process (0: none are kept), and the most
#: seconds that one is kept while nothing changes.
PAGE_CACHE = {"megabytes": env.int("HUB_PAGE_CACHE_MB", default=64), "seconds": 600}
