from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "hub.projects"
    label = "projects"

    def ready(self):
        from . import lag_section, search

        lag_section.register()
        search.register()
