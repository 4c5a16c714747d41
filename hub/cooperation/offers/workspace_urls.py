"""Addresses of offers in the workspace."""

from django.urls import path

from .views import desk, matches, reviewing, talking, writing

app_name = "offers"
urlpatterns = [
    path("offers/", desk.home, name="home"),
    path("offers/idea/", writing.keep, name="keep"),
    path("offers/new/", writing.new, name="new"),
    path("offers/figures/", reviewing.figures, name="figures"),
    path("offers/<int:pk>/", desk.offer, name="offer"),
    path("offers/<int:pk>/preview/", desk.preview, name="preview"),
    path("offers/<int:pk>/send/", desk.send, name="send"),
    path("offers/<int:pk>/review/", reviewing.review, name="review"),
    path("offers/<int:pk>/interest/", talking.express, name="express"),
    path("offers/<int:pk>/do/<slug:name>/", desk.act, name="act"),
    path("offers/<int:pk>/<slug:step>/", writing.write, name="write"),
    path("matches/<int:pk>/", matches.matches, name="matches"),
    path("matches/<int:pk>/choose/", matches.choose, name="choose"),
    path("conversations/", talking.conversations, name="conversations"),
    path("conversations/reports/", reviewing.reports, name="reports"),
    path("conversations/<str:token>/", talking.conversation, name="conversation"),
    path("conversations/<str:token>/do/<slug:name>/", talking.act, name="talk_act"),
    path("conversations/<str:token>/report/<int:pk>/", talking.report, name="report"),
    path("conversations/<str:token>/file/<int:pk>/", talking.attachment, name="attachment"),
]
