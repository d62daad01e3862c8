"""Refusals: what each must have, and what tells them apart."""

import pytest

from shared.refusals import Kind, Members, Refusal, all_refusals


class SampleTaken(Refusal):
    """Somebody else was
    quicker.

    This is for the reader of the code.
    """

    slug, kind = "sample-taken", Kind.CONFLICT
    members_described = Members({"next": {"type": "array", "description": "Others.", "examples": [["a"]]}})


def test_the_first_paragraph_of_the_docstring_is_the_detail() -> None:
    assert SampleTaken.detail() == "Somebody else was quicker."
    assert SampleTaken.title() == "Sample taken"
    assert SampleTaken.type_uri().endswith("sample-taken")


def test_a_refusal_carries_members_and_when_to_try_again() -> None:
    refusal = SampleTaken(retry_after=3, next=["a"])
    assert (refusal.retry_after, refusal.members) == (3, {"next": ["a"]})


def test_a_refusal_without_words_slug_or_kind_cannot_be_made() -> None:
    with pytest.raises(TypeError, match="docstring"):
        type("Wordless", (Refusal,), {"slug": "wordless", "kind": Kind.RULE})
    with pytest.raises(TypeError, match="slug"):
        type("Nameless", (Refusal,), {"__doc__": "No.", "kind": Kind.RULE})
    with pytest.raises(TypeError, match="slug"):
        type("Misnamed", (Refusal,), {"__doc__": "No.", "kind": Kind.RULE, "slug": "Mis_named"})
    with pytest.raises(TypeError, match="kind"):
        type("Kindless", (Refusal,), {"__doc__": "No.", "slug": "kindless"})


def test_every_refusal_is_listed_once() -> None:
    listed = all_refusals()
    assert SampleTaken in listed
    assert len(listed) == len(set(listed))
    shared = [refusal.slug for refusal in listed if refusal.__module__.startswith("shared.")]
    assert len(shared) == len(set(shared))


def test_a_refusal_says_to_programs_only_what_it_describes() -> None:
    assert SampleTaken(next=[], errors=[]).members.keys() == {"next", "errors"}
    with pytest.raises(TypeError, match="describes no member last"):
        SampleTaken(last="c")
