import pytest

from services.profiles.domain.skills import (
    Skill,
    UnusableSkill,
    VocabularyIsWrong,
    name_of_free_skill,
    searchable,
    slug_of,
    vocabulary,
)
from services.profiles.vocabulary import vocabulary_of_the_file


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Kubernetes", "kubernetes"),
        ("  Public   speaking ", "public-speaking"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("R&D", "r-and-d"),
        ("Café_culture", "cafe-culture"),
        ("STRASSE", "strasse"),
        ("日本語", "日本語"),
    ],
)
def test_a_skill_has_one_slug_however_it_is_written(text: str, slug: str) -> None:
    assert slug_of(text) == slug


def test_a_slug_is_its_own_slug() -> None:
    assert all(slug_of(slug) == slug for slug in vocabulary_of_the_file())


@pytest.mark.parametrize("text", ["", "  ", "!!!", "---", "x" * 61, "+" * 20])
def test_a_skill_needs_letters_or_digits_and_not_too_many(text: str) -> None:
    with pytest.raises(UnusableSkill):
        slug_of(text)


def test_what_is_searched_has_neither_case_nor_accents() -> None:
    assert searchable("Zoë Müller") == "zoe muller"


def test_a_free_skill_is_shown_in_words() -> None:
    assert name_of_free_skill("beekeeping-on-roofs") == "Beekeeping on roofs"


def test_nearness_is_mutual() -> None:
    skills = vocabulary([Skill("docker", "Docker", near=(("kubernetes", 0.7),)), Skill("kubernetes", "Kubernetes")])

    assert skills["kubernetes"].near == (("docker", 0.7),)


@pytest.mark.parametrize(
    "skills",
    [
        [Skill("go", "Go"), Skill("go", "Go")],
        [Skill("go", "Go", ("golang",)), Skill("golang", "Golang")],
        [Skill("go", "Go", near=(("rust", 0.5),))],
    ],
    ids=["twice the same", "a spelling of two", "near nothing"],
)
def test_a_vocabulary_does_not_contradict_itself(skills: list[Skill]) -> None:
    with pytest.raises(VocabularyIsWrong):
        vocabulary(skills)


@pytest.mark.parametrize("closeness", [0.0, -0.5, 1.1])
def test_closeness_lies_between_nothing_and_the_same(closeness: float) -> None:
    with pytest.raises(VocabularyIsWrong):
        Skill("go", "Go", near=(("rust", closeness),))


def test_a_vocabulary_names_skills_by_slugs() -> None:
    with pytest.raises(VocabularyIsWrong):
        Skill("Go Lang", "Go")


def test_the_file_holds_at_least_300_skills_and_knows_that_k8s_is_near_docker() -> None:
    skills = vocabulary_of_the_file()

    assert len(skills) >= 300
    assert "k8s" in skills["kubernetes"].spellings
    assert "docker" in dict(skills["kubernetes"].near)
