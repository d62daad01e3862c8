"""What is close to what: the skill vocabulary as matching needs it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Skill:
    """A skill of the vocabulary. `near`: other skills by slug, with how close they are (0 nothing … 1 the same)."""

    skill: str
    name: str
    near: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Vocabulary:
    """Names and closeness of skills, each to itself by 1. Free skills are not in it: they are close to nothing else."""

    names: Mapping[str, str] = field(default_factory=dict)
    closeness: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, skills: Iterable[Skill]) -> "Vocabulary":
        """Closeness goes both ways: where two skills name each other, the closer statement holds."""
        names: dict[str, str] = {}
        closeness: dict[str, dict[str, float]] = {}
        for each in skills:
            names[each.skill] = each.name
            closeness.setdefault(each.skill, {})[each.skill] = 1.0
            for other, close in each.near.items():
                bounded = min(1.0, max(0.0, close))
                for one, two in ((each.skill, other), (other, each.skill)):
                    present = closeness.setdefault(one, {one: 1.0})
                    present[two] = max(bounded, present.get(two, 0.0))
        return cls(names, closeness)

    def name(self, skill: str) -> str:
        """The skill as people write it; a free skill is its slug with spaces."""
        return written(skill, self.names)

    def near(self, skill: str) -> Mapping[str, float]:
        """Every skill that helps with this one, itself (1.0) included."""
        return self.closeness.get(skill) or {skill: 1.0}


def written(skill: str, names: Mapping[str, str]) -> str:
    """The skill as people write it; one that has no name here is a free one: its slug with spaces."""
    return names.get(skill) or skill.replace("-", " ")
