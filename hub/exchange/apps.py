from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "hub.exchange"
    label = "exchange"
