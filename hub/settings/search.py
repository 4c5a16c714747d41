"""The search engine: embedded beside the hub, Elasticsearch, or none."""

from hub.settings.env import STATE, env

SEARCH = {
    "ENGINE": env.str("HUB_SEARCH_ENGINE", default="embedded"),
    "PATH": STATE / "search",
    "CACHE": STATE / "cache" / "search",
    "CLUSTER": {
        "urls": tuple(env.list("ELASTICSEARCH_URL", default=["http://localhost:9200"])),
        "api_key": env.str("ELASTICSEARCH_API_KEY", default=""),
        "ca_certs": env.str("ELASTICSEARCH_CA_CERTS", default=""),
        "index": env.str("ELASTICSEARCH_INDEX", default="leader-hub"),
        "shards": env.int("ELASTICSEARCH_SHARDS", default=1),
        "replicas": env.int("ELASTICSEARCH_REPLICAS", default=0),
        "refresh": env.str("ELASTICSEARCH_REFRESH", default="1s"),
        "timeout": env.float("ELASTICSEARCH_TIMEOUT", default=5.0),
    },
    "MEANING": env.bool("HUB_SEARCH_MEANING", default=True),
}
