"""Which pictures stand above articles? Drawn by chance: hills, water, a sun."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass

from PIL import Image, ImageDraw

from huiying.config.demo.chance import Chance

WIDTH, HEIGHT = 900, 383  # WeChat's cover, 2.35 : 1
PALETTES = (
    ("#f4efe6", "#c9d6d3", "#8fb0ab", "#527f7d", "#d9a066"),
    ("#eef2f5", "#c3d3df", "#8aa9c0", "#4d7391", "#e0b872"),
    ("#f6ece7", "#e3c6b8", "#c2937f", "#8a5a4c", "#6d8a7c"),
    ("#eff3ea", "#cbd9b9", "#97b07f", "#5d7f54", "#d8a24a"),
    ("#f1eef5", "#cfc8df", "#9d93b9", "#645c86", "#d7a37f"),
    ("#eaf1f1", "#b9d2d0", "#76a5a3", "#3f6f72", "#cf8f5e"),
)
NAMES = (
    "晨雾中的泊云山水",
    "云津古渡的水面",
    "砚湖边的山影",
    "听澜江上的日出",
    "荷渡的傍晚",
    "月湾的丘陵",
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture and what it shows."""

    upload: bytes
    alternative: str


def drawing(number: int, chance: Chance) -> Drawing:
    """One landscape."""
    sky, *hills, sun = PALETTES[number % len(PALETTES)]
    picture = Image.new("RGB", (WIDTH, HEIGHT), sky)
    pen = ImageDraw.Draw(picture)
    centre, radius = chance.randrange(150, 750), chance.randrange(26, 58)
    height = chance.randrange(70, 150)
    pen.ellipse((centre - radius, height - radius, centre + radius, height + radius), fill=sun)
    for depth, colour in enumerate(hills):
        pen.polygon(_ridge(120 + depth * 75, 52 - depth * 9, chance), fill=colour)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return Drawing(out.getvalue(), NAMES[number % len(NAMES)] + f"（示意画 {number + 1}）")


def _ridge(base: int, swing: int, chance: Chance) -> list[tuple[float, float]]:
    waves = [(chance.uniform(0.003, 0.012), chance.uniform(0, 6.3)) for _ in range(3)]
    top = [
        (x, base + swing * sum(math.sin(x * pace + shift) for pace, shift in waves) / 2)
        for x in range(0, WIDTH + 10, 6)
    ]
    return [*top, (WIDTH, HEIGHT), (0, HEIGHT)]
