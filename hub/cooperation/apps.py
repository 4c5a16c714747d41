from django.apps import AppConfig


class CooperationConfig(AppConfig):
    name = "hub.cooperation"
    label = "cooperation"

    def ready(self):
        from . import groups, loading

        loading.register("lag", groups.profiles)
