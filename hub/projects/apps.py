from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "hub.projects"
    label = "projects"

    def ready(self):
        from django.utils.translation import gettext_lazy as _

        from hub.lags import desk

        from . import lag_section, search
        from .views.desk import experience_of, projects_of

        desk.register_link(desk.Link("lag", 20, _("Projects"), projects_of))
        desk.register_link(desk.Link("project", 20, _("What the project learned"), experience_of))
        lag_section.register()
        search.register()
