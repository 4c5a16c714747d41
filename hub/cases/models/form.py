from wagtail.admin.forms import WagtailAdminPageForm

from hub.lags.models import Lag
from hub.projects.models import Project


class CaseForm(WagtailAdminPageForm):
    """A case links to what everybody may see; what it links to already may stay."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, model, shown in (("projects", Project, {"published": True}), ("lags", Lag, {"live": True})):
            if name in self.fields:
                held = [record.pk for record in getattr(self.instance, name).all()]
                public = model.objects.filter(**shown)
                self.fields[name].queryset = public | model.objects.filter(pk__in=held)
