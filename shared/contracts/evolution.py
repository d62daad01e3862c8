"""What a contract may become: it only ever gains optional fields and further words, which it learns before it says them."""

from typing import Any, Final, TypeAlias

Schema: TypeAlias = dict[str, Any]

BOUNDS: Final = (
    "minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "contentEncoding",
)  # fmt: skip
"""Narrower, readers refuse what older writers said; wider, older readers refuse what is said now."""


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
    if _words(new) and not _words(old):
        found.append(f"{place} keeps to words, and older records say others")
    found += [f"{place} changes its {name}" for name in BOUNDS if old.get(name) != new.get(name)]
    before, after = old.get("properties", {}), new.get("properties", {})
    found += [f"{place} loses the field {name}" for name in before if name not in after]
    for name in sorted(set(new.get("required", ())) - set(old.get("required", ()))):
        found.append(f"{place} requires {name}, which older records lack")
    for name in before:
        if name in after:
            found += _compare(before[name], after[name], old_root, new_root, f"{place}.{name}")
    for name in ("items", "additionalProperties"):
        found += _compare_parts(old.get(name, True), new.get(name, True), old_root, new_root, f"{place}[]")
    for name in ("anyOf", "prefixItems"):
        found += _compare_each(old.get(name, []), new.get(name, []), old_root, new_root, place)
    return found


def _compare_parts(old: Any, new: Any, old_root: Schema, new_root: Schema, place: str) -> list[str]:
    """What a list or a mapping holds; True is anything."""
    if isinstance(old, dict) and isinstance(new, dict):
        return _compare(old, new, old_root, new_root, place)
    return [f"{place} changes what it may hold"] if old != new else []


def _compare_each(old: list[Any], new: list[Any], old_root: Schema, new_root: Schema, place: str) -> list[str]:
    """Alternatives (pydantic's way to write a field that may be null), or the places of a tuple."""
    if len(old) != len(new):
        return [f"{place} changes what it may be"]
    return [why for one, other in zip(old, new, strict=True) for why in _compare(one, other, old_root, new_root, place)]


def _resolved(schema: Schema, root: Schema) -> Schema:
    reference = schema.get("$ref")
    return root["$defs"][reference.rsplit("/", 1)[1]] if reference else schema


def _words(schema: Schema) -> list[Any]:
    return list(schema.get("enum", [schema["const"]] if "const" in schema else []))


def _kind(schema: Schema) -> str:
    return str(schema.get("format") or schema.get("type") or "anything")
