"""The addresses of the hub, and one that changes a project as the admin's form does, without its sign-in."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from hub.projects.actions import save_project
from hub.projects.models import Project
from hub.urls import *  # noqa: F403
from hub.urls import urlpatterns as hubs


@csrf_exempt
def change(request, number: int) -> HttpResponse:
    """Give a project the title that was sent; the answer comes when it is committed."""
    project = get_object_or_404(Project, pk=number)
    text = project.text_in(project.lang)
    text.title = request.POST["title"]
    project.texts = [text if each.pk == text.pk else each for each in project.texts.all()]
    save_project(project=project)
    return HttpResponse("saved")


urlpatterns = [path("bench/change/<int:number>/", change), *hubs]
