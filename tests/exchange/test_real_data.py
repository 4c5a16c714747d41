"""The real lists and registers that the hub was made with, if they are there."""

from collections import Counter

import pytest

from hub.exchange import actions
from hub.exchange.sources import ensure_source
from hub.lags.models import Boundary, Lag, LagPeriod
from hub.projects.models import Beneficiary, Organisation, Project
from hub.settings.env import ROOT

DATA = ROOT.parent / "shared" / "data"
FILES = [
    ("lags", "austria", "lag-austria/lags_at.csv", 83),
    ("lags", "veneto-toscana", "lag-italy-veneto-toscana/lags_it.csv", 15),
    ("lags", "opolskie", "lag-poland-opolskie/lags_pl_opolskie.csv", 10),
    ("boundaries", "opolskie", "lag-poland-opolskie/lag_boundaries.geojson", 10),
    ("projects", "keep", "keep-eu-interreg/projects.csv.gz", 1023),
    ("projects", "dk-erdf", "structural-funds-dk-se/projects_dk_erdf.csv.gz", 705),
    ("projects", "se-funds", "structural-funds-dk-se/projects_se.csv.gz", 374),
]

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not DATA.is_dir(), reason="the real data is not beside the project"),
]


def bring_in(kind, name, path):
    partners = DATA / "keep-eu-interreg/partners.csv.gz" if name == "keep" else None
    run = actions.receive(
        file=DATA / path,
        file_name=path,
        kind=kind,
        source=ensure_source(slug="", format=name),
        format=name,
        partners=partners,
    )
    return actions.apply(run.pk)


def test_all_of_it_comes_in_and_a_second_time_changes_nothing(db):
    log = Counter()
    for kind, name, path, rows in FILES:
        run = bring_in(kind, name, path)
        assert (run.state, run.error, run.created, run.refused) == ("done", "", rows, 0), name
        log.update((name, problem.code) for problem in run.problems.all())
    # What is doubtful: languages beyond the 24, NUTS 2013 regions that were divided since, two towns.
    assert set(log) <= {
        ("keep", "language_left_out"),
        ("keep", "region_split"),
        ("keep", "region_unknown"),
        ("keep", "outside_country"),
    }
    assert log["keep", "language_left_out"] < 150
    assert log["keep", "region_split"] + log["keep", "region_unknown"] < 50

    _groups()
    _projects()

    for kind, name, path, rows in FILES:
        run = bring_in(kind, name, path)
        assert (run.state, run.same, run.created, run.changed, run.refused) == ("done", rows, 0, 0, 0), name
        assert run.changes.count() == 0


def _groups():
    assert Counter(Lag.objects.values_list("country_id", flat=True)) == {"AT": 83, "IT": 15, "PL": 10}
    assert Boundary.objects.count() == 10
    weiz = Lag.objects.get(external_id="BGL01")
    assert list(weiz.periods.order_by("period").values_list("period", "code", "name")) == [
        ("2014-2020", "", "LAG nordburgenland plus"),
        ("2023-2027", "BGL01", ""),
    ]
    # Six regions had no group in the period before.
    assert LagPeriod.objects.filter(period="2014-2020").count() == 77
    assert not LagPeriod.objects.filter(lag__country="PL", municipalities=[]).exists()


def _projects():
    keep = Project.objects.filter(source__slug="keep-eu")
    # 5,202 rows of partners; two name the same organisation twice in a project.
    assert Beneficiary.objects.filter(project__in=keep).count() == 5200
    assert Organisation.objects.filter(source__slug="keep-eu").count() == 4291
    assert not keep.filter(region=None, region_given="").exclude(country__in=["RS", "BA"]).exists()
    floods = keep.get(external_id="k00818cca")
    assert {text.lang for text in floods.texts.all()} == {"en", "bg"}
    assert [(str(taker), taker.role) for taker in floods.beneficiaries.all()] == [
        ("Valandovo Municipality", "lead"),
        ("Kresna Municipality", "partner"),
    ]
    danish = Project.objects.filter(source__slug="dk-structural-funds")
    assert danish.filter(currency="DKK", country="DK", region__isnull=False).count() == 705
    # The two programmes of 2007-2013 had 510 million euro, 3.8 billion kroner.
    of_period = danish.filter(period="2007-2013")
    assert 3.6e9 < sum(amount for (amount,) in of_period.values_list("eu_support")) < 3.8e9
    # What their own texts say, where the priority is wider than a theme: 'Use of new technology' and the like.
    assert danish.filter(themes=None).count() == 58
    swedish = Project.objects.filter(source__slug="se-structural-funds")
    assert swedish.exclude(region=None).count() == 374
    # 70 projects of the low-carbon economy, of which two thirds are about saving energy, trains, charging.
    assert swedish.filter(themes="renewable-energy").count() == 15
    assert swedish.filter(themes="mobility").count() == 6 + 7
    assert swedish.filter(themes=None).count() == 17 + 18
