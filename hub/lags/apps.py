from django.apps import AppConfig


class LagsConfig(AppConfig):
    name = "hub.lags"
    label = "lags"
