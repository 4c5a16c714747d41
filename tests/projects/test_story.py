import pytest
from django.utils import translation

from hub.projects.models import Experience, Project, ProjectPrinciple
from hub.projects.story import story_of
from tests.factories import ExperienceFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def told(parts):
    return [(part.name, part.text, part.lang) for part in parts]


@pytest.fixture
def project():
    project = ProjectFactory(title="Landsbybutik")
    ExperienceFactory(
        project=project, challenge="Ingen bil", worked="Frivillige", avoid="For mange varer", cost="Strøm"
    )
    ExperienceFactory(project=project, lang="en", worked="Volunteers")
    return Project.objects.get(pk=project.pk)


def test_each_part_is_told_in_the_language_that_suits_the_reader_best(project):
    story = story_of(project)
    assert told(story.parts) == [("challenge", "Ingen bil", "da")]
    assert told(story.lessons.values()) == [
        ("worked", "Volunteers", "en"), ("avoid", "For mange varer", "da")
    ]  # fmt: skip
    assert told(story.transfer) == [("cost", "Strøm", "da")]
    assert story.languages == {"da", "en"}


def test_a_danish_reader_gets_the_danish_words(project):
    with translation.override("da"):
        assert {part.lang for part in story_of(project).lessons.values()} == {"da"}


def test_the_language_asked_for_goes_first_and_an_unknown_one_harms_nobody(project):
    assert told(story_of(project, "da").lessons.values())[0] == ("worked", "Frivillige", "da")
    assert told(story_of(project, "xx").lessons.values())[0] == ("worked", "Volunteers", "en")


def test_a_principle_is_told_once_in_the_best_language(project):
    for lang, how in (("da", "Bestyrelsen valgte"), ("en", "The board chose")):
        ProjectPrinciple.objects.create(project=project, principle_id="bottom-up", lang=lang, how=how)
    assert told(story_of(project).principles) == [("bottom-up", "The board chose", "en")]


def test_blank_parts_are_not_told():
    project = ProjectFactory()
    Experience.objects.create(project=project, lang="da", worked=" \n")
    assert story_of(project).lessons == {}
