from django.apps import AppConfig


class VocabularyConfig(AppConfig):
    name = "hub.vocabulary"
    label = "vocabulary"
