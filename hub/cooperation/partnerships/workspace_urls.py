from django.urls import path

from hub.core import converters  # noqa: F401  (registers <record:...>)

from .views import desk, writing

app_name = "partnerships_workspace"
urlpatterns = [
    path("", writing.index, name="index"),
    path("figures/", writing.figures, name="figures"),
    path("new/", writing.new, name="new"),
    path("<record:pk>/", desk.page, name="page"),
    path("<record:pk>/budget/", desk.budget, name="budget"),
    path("<record:pk>/stage/", desk.stage, name="stage"),
    path("<record:pk>/outcomes/", desk.outcome, name="outcome"),
    path("<record:pk>/history/", desk.history, name="history"),
    path("<record:pk>/documents/<slug:kind>.<slug:file_format>", desk.document, name="document"),
    path("<record:pk>/plan/", writing.plan, name="plan"),
    path("<record:pk>/text/<slug:lang>/", writing.text, name="text"),
    path("<record:pk>/partners/", writing.add, name="add"),
    path("<record:pk>/partners/<record:part>/", writing.edit, name="edit"),
    path("<record:pk>/partners/<record:part>/<slug:act>/", desk.part, name="part"),
]
