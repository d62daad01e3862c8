"""`image`: the image of all services and roles, its list of parts, and a look from inside."""

import argparse
from pathlib import Path

from deploy.images import building
from deploy.images.building import NotBuilt, Order
from deploy.local.folders import folders
from deploy.local.progress import say, step
from deploy.local.trouble import Trouble
from shared.ground.version import VERSION

MEGABYTE = 1_000_000


def run(arguments: list[str]) -> int:
    """0 where it was built and is as it must be."""
    parser = argparse.ArgumentParser(
        prog="./mentoring image", description="docs/operating/image.md says which bases to take."
    )
    parser.add_argument("--base", required=True, help="an image with Python 3.11 and nothing else, by digest")
    parser.add_argument("--builder", required=True, help="an image with the same Python and pip, by digest")
    parser.add_argument("--tag", default=f"localhost/mentoring:{VERSION}")
    parser.add_argument("--engine", choices=building.ENGINES, help="else the first that there is")
    parser.add_argument("--option", action="append", default=[], help="for the builder, as it is; may be repeated")
    parser.add_argument(
        "--twice", action="store_true", help="build it once more, and tell where the digest is another one"
    )
    chosen = parser.parse_args(arguments)
    try:
        order = Order(chosen.engine or building.engine_here(), chosen.base, chosen.builder, chosen.tag, chosen.option)
        with step("built"):
            digest = building.build(order)
        if chosen.twice:
            with step("built once more"):
                again = building.build(order)
            if again != digest:
                raise Trouble(
                    f"two builds of the same are not the same: {digest} and {again}.", "The later one has the tag."
                )
    except NotBuilt as reason:
        raise Trouble(f"no image was made: {reason}.", "Nothing was changed.") from None
    return _looked_at(order, digest, folders().data / "image.cdx.json")


def _looked_at(order: Order, digest: str, parts_list: Path) -> int:
    parts_list.parent.mkdir(parents=True, exist_ok=True)
    packages = building.write_parts_list(parts_list)
    size = int(building.inspected(order, "{{.Size}}")) / MEGABYTE
    say(f"  {order.tag}  {digest}  {size:.0f} MB\n  {packages} packages besides the base: {parts_list}")
    for layer in building.layers(order):
        say(f"  {layer}")
    off = list(building.what_is_off(order))
    for each in off:
        say(f"  {each}")
    say("  as a cluster runs it: " + (f"{len(off)} things are off" if off else "as it must be"))
    return 1 if off else 0
