"""Projects as ideas whose partners are hidden, and organisations as what was known of them before."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hub.cooperation.evaluation.keep_eu import Project
from hub.cooperation.evaluation.texts import plain
from hub.cooperation.matching.pool import Pool
from hub.cooperation.matching.profiles import Idea, Profile

Vectors = Mapping[str, np.ndarray]


@dataclass(frozen=True, slots=True)
class Case:
    """An idea, and the ids of those who became its partners."""

    idea: Idea
    answers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Trial:
    """Ideas, and the pool they are asked of; `projects`: in how many each candidate took part (shape: candidates)."""

    pool: Pool
    cases: list[Case]
    projects: np.ndarray


def trial(
    before: Sequence[Project],
    asked: Sequence[Project],
    history: Mapping[str, set[str]],
    vectors: Vectors,
) -> Trial:
    """Everybody who took part in a project of `before`, asked for the hidden partners of the projects `asked`.

    history: organisation -> partners it had before all of them. vectors: project -> what its text means.
    Only partners whom somebody could have known count as answers, and only projects that have any.
    """
    partners = _partners(before, history)
    pool = Pool(_profiles(before, partners, vectors))
    cases = [case for project in asked if (case := _case(project, pool, partners, vectors))]
    counts = Counter(each for project in before for each in {partner.id for partner in project.partners})
    return Trial(pool, cases, np.array([counts[profile.id] for profile in pool.profiles], dtype=float))


def _partners(before: Sequence[Project], history: Mapping[str, set[str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for each, others in history.items():
        found[each] |= others
    for project in before:
        ids = {partner.id for partner in project.partners}
        for each in ids:
            found[each] |= ids - {each}
    return found


def _profiles(before: Sequence[Project], partners: Mapping[str, set[str]], vectors: Vectors) -> list[Profile]:
    taken: dict[str, list[Project]] = defaultdict(list)
    latest = {}
    for project in before:
        for partner in project.partners:
            if project not in taken[partner.id]:
                taken[partner.id].append(project)
            latest[partner.id] = partner
    return [_profile(latest[each], taken[each], partners[each], vectors) for each in sorted(taken)]


def _profile(partner, projects: list[Project], partners: set[str], vectors: Vectors) -> Profile:
    tokens = plain(partner.name)
    for project in projects:
        tokens += project.tokens
    told = [vectors[project.id] for project in projects if project.id in vectors]
    return Profile(
        partner.id,
        kind="organisation",
        country=partner.country,
        point=partner.point,
        themes=Counter(theme for project in projects for theme in project.themes),
        tokens=tokens,
        vector=_middle(told),
        partners=frozenset(partners),
    )


def _case(project: Project, pool: Pool, partners: Mapping[str, set[str]], vectors: Vectors) -> Case | None:
    lead = project.lead
    leaders = {partner.id for partner in project.partners if partner.lead}
    answers = {partner.id for partner in project.others if partner.id in pool.rows} - leaders
    if lead is None or not answers:
        return None
    own = Profile(
        lead.id,
        kind="organisation",
        country=lead.country,
        point=lead.point,
        themes=dict.fromkeys(project.themes, 1.0),
        tokens=project.tokens,
        vector=vectors.get(project.id),
        partners=frozenset(partners.get(lead.id, ())),
    )
    wanted = frozenset(partner.country for partner in project.others)
    return Case(Idea(own, countries=wanted, excluded=frozenset(leaders), near=True), frozenset(answers))


def _middle(vectors: list[np.ndarray]) -> np.ndarray | None:
    if not vectors:
        return None
    middle = np.mean(vectors, axis=0)
    return (middle / (np.linalg.norm(middle) or 1.0)).astype(np.float32)
