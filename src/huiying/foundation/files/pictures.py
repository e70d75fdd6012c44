"""Is this upload a picture, and what is left of it when everything but the picture is gone?

The type is what the bytes say, not what the name claims. A picture is decoded and encoded again:
EXIF, GPS, comments and anything hidden behind the image data do not survive.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from huiying.foundation.errors import Unusable

MOST_BYTES = 10 * 1024 * 1024  # WeChat's limit for a permanent picture
MOST_PIXELS = 40_000_000  # about what a 40-megapixel phone takes; more is a decompression bomb
FORMATS = {"JPEG": "image/jpeg", "PNG": "image/png", "GIF": "image/gif", "WEBP": "image/webp"}


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """A picture as we keep it: bytes, type, size in pixels, SHA-256 of the bytes (hex)."""

    content: bytes
    content_type: str
    width: int
    height: int
    digest: str

    @property
    def suffix(self) -> str:
        """The file name's ending for this type."""
        return ".png" if self.content_type == "image/png" else ".jpg"


def clean_picture(upload: bytes) -> CleanPicture:
    """Decode and encode again; raises `Unusable` for what is no picture, too large or a bomb."""
    if len(upload) > MOST_BYTES:
        raise Unusable("foundation.picture.too_large", most_mb=MOST_BYTES // 2**20)
    picture = _decode(upload)
    keeps_transparency = picture.mode in {"RGBA", "LA", "P"}
    bare = picture.convert("RGBA" if keeps_transparency else "RGB")
    bare.info.clear()  # Pillow writes comments and colour profiles again that it finds here
    out = io.BytesIO()
    if keeps_transparency:
        bare.save(out, "PNG", optimize=False)
    else:
        bare.save(out, "JPEG", quality=88)
    content = out.getvalue()
    return CleanPicture(
        content=content,
        content_type="image/png" if keeps_transparency else "image/jpeg",
        width=picture.width,
        height=picture.height,
        digest=hashlib.sha256(content).hexdigest(),
    )


def _decode(upload: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(upload), formats=list(FORMATS))
            if picture.width * picture.height > MOST_PIXELS:
                raise Unusable("foundation.picture.too_many_pixels", most=MOST_PIXELS // 1_000_000)
            picture.seek(0)
            return ImageOps.exif_transpose(picture.copy())
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as trouble:
        raise Unusable("foundation.picture.unreadable") from trouble
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as trouble:
        raise Unusable(
            "foundation.picture.too_many_pixels", most=MOST_PIXELS // 1_000_000
        ) from trouble
