"""What a contract may become: it only ever gains optional fields and further words, which it learns before it says them."""

from typing import Any, TypeAlias

Schema: TypeAlias = dict[str, Any]


def breaks(published: Schema, proposed: Schema) -> list[str]:
    """Why readers or writers of `published` would trip over `proposed`; empty when they would not.

    Both are JSON Schemas as pydantic writes them.
    """
    return list(_compare(published, proposed, published, proposed, "the state"))


def _compare(old: Schema, new: Schema, old_root: Schema, new_root: Schema, place: str) -> list[str]:
    old, new = _resolved(old, old_root), _resolved(new, new_root)
    found: list[str] = []
    if old.get("type") != new.get("type") or old.get("format") != new.get("format"):
        return [f"{place} changes its type from {_kind(old)} to {_kind(new)}"]
    if gone := set(_words(old)) - set(_words(new)):
        found.append(f"{place} loses the words {', '.join(sorted(map(str, gone)))}")
    before, after = old.get("properties", {}), new.get("properties", {})
    found += [f"{place} loses the field {name}" for name in before if name not in after]
    for name in sorted(set(new.get("required", ())) - set(old.get("required", ()))):
        found.append(f"{place} requires {name}, which older records lack")
    for name in before:
        if name in after:
            found += _compare(before[name], after[name], old_root, new_root, f"{place}.{name}")
    if "items" in old and "items" in new:
        found += _compare(old["items"], new["items"], old_root, new_root, f"{place}[]")
    found += _compare_alternatives(old, new, old_root, new_root, place)
    return found


def _compare_alternatives(old: Schema, new: Schema, old_root: Schema, new_root: Schema, place: str) -> list[str]:
    """`anyOf`: pydantic's way to write a field that may be null."""
    before, after = old.get("anyOf"), new.get("anyOf")
    if before is None and after is None:
        return []
    if before is None or after is None or len(before) > len(after):
        return [f"{place} changes what it may be"]
    return [
        why
        for one, other in zip(before, after, strict=False)
        for why in _compare(one, other, old_root, new_root, place)
    ]


def _resolved(schema: Schema, root: Schema) -> Schema:
    reference = schema.get("$ref")
    return root["$defs"][reference.rsplit("/", 1)[1]] if reference else schema


def _words(schema: Schema) -> list[Any]:
    return list(schema.get("enum", [schema["const"]] if "const" in schema else []))


def _kind(schema: Schema) -> str:
    return str(schema.get("format") or schema.get("type") or "anything")
