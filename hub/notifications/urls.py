from django.urls import path

from . import views

app_name = "notifications"
urlpatterns = [
    path("workspace/notifications/", views.index, name="index"),
    path("workspace/notifications/read/", views.read_all, name="read_all"),
    path("workspace/notifications/<int:pk>/", views.follow, name="follow"),
    path("workspace/notifications/<int:pk>/read/", views.read, name="read"),
    path("account/mails/<str:token>/", views.stop, name="stop"),
]
