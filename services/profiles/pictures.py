"""Files become photos: read, turned upright, cut square and written anew by Pillow, so that nothing else of them stays.

One thread does it, one picture after the other, beside the event loop: a picture that is taken apart needs up to 160 MiB.
"""

import asyncio
import io
import re
import warnings
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from services.profiles.domain.photos import (
    LEAST_PIXELS,
    MOST_PIXELS,
    PIXELS,
    AnimatedPhoto,
    DrawnPhoto,
    PhotosWait,
    PhotoTooDetailed,
    PhotoTooSmall,
    Size,
    UnreadablePhoto,
)

FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF")
"""What is looked into. A GIF is taken where it is a single picture."""

QUALITY: Final = 85
MOST_WAITING: Final = 8
_SVG: Final = re.compile(rb"<(svg|!doctype\s+svg)\b", re.IGNORECASE)
_LOOKED_AT: Final = 4096

warnings.filterwarnings("error", category=Image.DecompressionBombWarning)


class Darkroom:
    """Where pictures are made, one at a time; whoever comes when many wait is told when to come again."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="pictures")
        self._waiting = 0

    async def photos_of(self, content: bytes) -> dict[Size, bytes]:
        """Raises the refusals of `photos_of`, and `PhotosWait`."""
        if self._waiting >= MOST_WAITING:
            raise PhotosWait(retry_after=5)
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, photos_of, content)
        finally:
            self._waiting -= 1


def photos_of(content: bytes) -> dict[Size, bytes]:
    """A picture in each size, as JPEG. Raises the refusals of `domain.photos`, before what is too large is taken apart."""
    if _SVG.search(content[:_LOOKED_AT]):
        raise DrawnPhoto
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            _refuse_unfit(picture)
            picture.draft("RGB", (2 * PIXELS["large"], 2 * PIXELS["large"]))
            upright = _on_white(ImageOps.exif_transpose(picture))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PhotoTooDetailed from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        raise UnreadablePhoto from None
    return {size: _written(upright, pixels) for size, pixels in PIXELS.items()}


def _refuse_unfit(picture: Image.Image) -> None:
    """By what the file says of itself: nothing is taken apart yet. Several views of one scene (MPO) are no film."""
    if picture.width * picture.height > MOST_PIXELS:
        raise PhotoTooDetailed
    if min(picture.size) < LEAST_PIXELS:
        raise PhotoTooSmall
    if picture.format != "MPO" and getattr(picture, "n_frames", 1) > 1:
        raise AnimatedPhoto


def _on_white(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    seen = picture.convert("RGBA")
    ground = Image.new("RGB", seen.size, "white")
    ground.paste(seen, mask=seen.getchannel("A"))
    return ground


def _written(upright: Image.Image, pixels: int) -> bytes:
    square = ImageOps.fit(upright, (pixels, pixels))
    square.info.clear()
    out = io.BytesIO()
    square.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue()
