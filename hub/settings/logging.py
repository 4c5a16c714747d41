"""Logs that a person can read: one line an event on standard error."""

from hub.settings.env import env

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "format": "{asctime} {levelname:<7} {name}: {message}",
            "style": "{",
            "datefmt": "%Y-%m-%d %H:%M:%S",
        },
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("HUB_LOG_LEVEL", default="INFO")},
    "loggers": {
        "django.server": {"handlers": ["console"], "propagate": False},
        # Names the user who failed to sign in; no personal data in logs.
        "axes": {"level": "ERROR"},
        # What fails is told by who asked; each request and retry need not be.
        "elastic_transport": {"level": "ERROR"},
    },
}
