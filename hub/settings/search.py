"""The search engine: embedded beside the hub, or none."""

from hub.settings.env import STATE, env

SEARCH = {
    "ENGINE": env.str("HUB_SEARCH_ENGINE", default="embedded"),
    "PATH": STATE / "search",
    "CACHE": STATE / "cache" / "search",
}
