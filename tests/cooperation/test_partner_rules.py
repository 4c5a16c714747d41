"""What holds for a set of partners."""

from datetime import date
from decimal import Decimal

from hub.cooperation.matching.profiles import Span
from hub.cooperation.matching.rules import (
    Doubt,
    Finding,
    Partner,
    Rule,
    after_refusal,
    assess,
    kind_of,
    rule_for,
)

TODAY = date(2026, 3, 1)
LATVIAN = Partner("lv", "LV", ("LV00B",), "2023-2027", "EAFRD")
OTHER_LATVIAN = Partner("lv2", "LV", (), "2023-2027", "EAFRD")
DANISH = Partner("dk", "DK", (), "2023-2027", "EAFRD")


def window(first: tuple[int, int], last: tuple[int, int]) -> Span:
    return Span(date(2026, *first), date(2026, *last))


def test_the_kind_is_derived_from_the_partners():
    assert kind_of([LATVIAN]) == ""
    assert kind_of([LATVIAN, OTHER_LATVIAN]) == "inter-territorial"
    assert kind_of([LATVIAN, OTHER_LATVIAN, DANISH]) == "transnational"


def test_the_nearest_rule_goes_first():
    country = Rule("country", "2023-2027", "LV")
    region = Rule("region", "2023-2027", "LV", region="LV00B")
    fund = Rule("fund", "2023-2027", "LV", fund="EAFRD")
    kind = Rule("kind", "2023-2027", "LV", fund="EAFRD", covers="transnational")
    others = [Rule("period", "2014-2020", "LV"), Rule("abroad", "2023-2027", "DK")]
    assert rule_for(LATVIAN, "transnational", [country, fund, kind, region, *others]) == region
    assert rule_for(OTHER_LATVIAN, "transnational", [country, fund, kind, region, *others]) == kind
    assert rule_for(OTHER_LATVIAN, "inter-territorial", [country, fund, kind, *others]) == fund
    assert rule_for(OTHER_LATVIAN, "inter-territorial", others) is None


def test_a_joint_timeline_shows_when_all_are_open():
    rules = [
        Rule("lv", "2023-2027", "LV", windows=(window((1, 1), (2, 1)), window((4, 1), (5, 31)))),
        Rule("dk", "2023-2027", "DK", windows=(window((5, 1), (9, 30)),), rate_percent=Decimal(50)),
    ]
    found = assess([LATVIAN, DANISH], rules, today=TODAY)
    assert found.windows["lv"] == (window((4, 1), (5, 31)),)
    assert found.joint == (window((5, 1), (5, 31)),)
    assert found.findings == ()
    assert found.rules["dk"].rate_percent == 50


def test_windows_that_never_meet_are_warned_of():
    rules = [
        Rule("lv", "2023-2027", "LV", windows=(window((4, 1), (4, 30)),)),
        Rule("dk", "2023-2027", "DK", windows=(window((5, 1), (5, 31)),)),
    ]
    found = assess([LATVIAN, DANISH], rules, today=TODAY)
    assert (found.joint, found.findings) == ((), (Finding(Doubt.NO_JOINT_WINDOW),))


def test_windows_that_are_not_known_rule_nothing_out():
    rules = [Rule("lv", "2023-2027", "LV", windows=(window((4, 1), (4, 30)),)), Rule("dk", "2023-2027", "DK")]
    assert assess([LATVIAN, DANISH], rules, today=TODAY).joint == (window((4, 1), (4, 30)),)
    assert assess([DANISH, DANISH], rules[1:], today=TODAY).joint is None


def test_others_than_groups_need_a_strategy_and_a_place_that_counts():
    city = Partner("city", "NO", is_lag=False, has_strategy=False, rural=False, in_eu=False)
    village = Partner("village", "NO", is_lag=False, has_strategy=True, rural=True, in_eu=False)
    silent = Partner("silent", "NO", is_lag=False)
    found = assess([city, village, silent], [], today=TODAY).findings
    assert found == (Finding(Doubt.NO_STRATEGY, "city"), Finding(Doubt.URBAN_OUTSIDE_EU, "city"))


def test_a_group_without_a_known_rule_and_a_partner_alone_are_told():
    assert assess([LATVIAN], [], today=TODAY).findings == (
        Finding(Doubt.TOO_FEW),
        Finding(Doubt.NO_RULE, "lv"),
    )


def test_whoever_is_left_after_a_refusal_may_be_an_orphan():
    assert after_refusal([LATVIAN, DANISH], "dk") == ("", Finding(Doubt.ORPHAN, "dk"))
    assert after_refusal([LATVIAN, OTHER_LATVIAN, DANISH], "dk") == (
        "inter-territorial",
        Finding(Doubt.ORPHAN, "dk"),
    )
    assert after_refusal([LATVIAN, OTHER_LATVIAN, DANISH], "lv2") == ("transnational", None)
