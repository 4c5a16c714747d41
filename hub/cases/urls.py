from django.urls import path

from hub.core import converters  # noqa: F401  (registers <record:...>)

from . import feeds
from .models import CasePage, NewsPage
from .views import proposals
from .views.listing import case_list, network_list, news_list
from .views.network import network
from .views.story import story

app_name = "cases"
urlpatterns = [
    path("cases/", case_list, name="index"),
    path("cases/feed/", feeds.NewCases(), name="feed"),
    path("cases/<record:number>/", story, {"model": CasePage}, name="case_by_number"),
    path("cases/<record:number>-<str:slug>/", story, {"model": CasePage}, name="case"),
    path("news/", news_list, name="all_news"),
    path("news/feed/", feeds.NewNews(), name="news_feed"),
    path("news/<record:number>/", story, {"model": NewsPage}, name="news_by_number"),
    path("news/<record:number>-<str:slug>/", story, {"model": NewsPage}, name="news"),
    path("workspace/cases/from-project/<record:pk>/", proposals.from_project, name="from_project"),
    path("workspace/cases/propose/<record:pk>/", proposals.propose, name="propose"),
    path("workspace/cases/proposals/<record:pk>/", proposals.proposal, name="proposal"),
    path("networks/", network_list, name="networks"),
    path("networks/<slug:slug>/", network, name="network"),
]
