from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from hub.networks.models import Network, RecordLogEntry
from hub.networks.permissions import may_read_log
from hub.networks.scope import scope_for

#: Entries on a page.
MANY = 50


@login_required
def log(request: HttpRequest, pk: int) -> HttpResponse:
    """What was changed in a network and in the records it tends, the newest first."""
    network = get_object_or_404(Network, pk=pk)
    if not may_read_log(request.user, network):
        raise PermissionDenied
    entries = RecordLogEntry.objects.filter(scope_for(network).of_entries())
    entries = entries.select_related("user", "content_type")
    page = Paginator(entries, MANY).get_page(request.GET.get("page"))
    return render(request, "networks/log.html", {"network": network, "page": page})
