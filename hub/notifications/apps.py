from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "hub.notifications"
    label = "notifications"

    def ready(self):
        from hub.core import personal as keepers

        from . import daily, personal, post

        keepers.register(personal.keeper)
        daily.register(post.digests)
        daily.register(personal.forget_old)
