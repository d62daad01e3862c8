"""A person's photo: one, in two sizes, nothing left of the file it came in."""

from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID

from shared.refusals import Kind, Refusal

Size = Literal["small", "large"]
PIXELS: Final[dict[Size, int]] = {"small": 128, "large": 640}
"""Both are square."""

MOST_PIXELS: Final = 40_000_000
LEAST_PIXELS: Final = 64
"""Of a side: what is smaller shows nobody."""


class UnreadablePhoto(Refusal):
    """This is no picture that can be read here. Send a JPEG, a PNG or a WebP."""

    slug, kind = "unreadable-photo", Kind.RULE


class AnimatedPhoto(Refusal):
    """A photo does not move. Send a single picture."""

    slug, kind = "animated-photo", Kind.RULE


class DrawnPhoto(Refusal):
    """An SVG is a drawing, and may hold programs. Send a JPEG, a PNG or a WebP."""

    slug, kind = "drawn-photo", Kind.RULE


class PhotoTooDetailed(Refusal):
    """A photo has 40 megapixels at most. Send a smaller one."""

    slug, kind = "photo-too-detailed", Kind.RULE


class PhotoTooSmall(Refusal):
    """A photo has 64 pixels a side at least. Send a larger one."""

    slug, kind = "photo-too-small", Kind.RULE


class PhotosWait(Refusal):
    """Many send photos at this moment. Try again in a few seconds."""

    slug, kind = "photos-wait", Kind.UNAVAILABLE


class PhotosAway(Refusal):
    """Where photos lie can't be reached at the moment. Try again in a few seconds."""

    slug, kind = "photos-away", Kind.UNAVAILABLE


class UnknownPhoto(Refusal):
    """There is no such photo, or its address is good no longer. Read the card again."""

    slug, kind = "photo-not-found", Kind.NOT_FOUND


@dataclass(frozen=True)
class Photo:
    """`photo_id` is the picture's: another picture of the same person has another one."""

    photo_id: UUID
    person_id: UUID
