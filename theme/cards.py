"""A picture of each page for where its address is shared: its title, the first shape that it states, and that as cells.

A hook of MkDocs, whose templates have the picture's path and words as `page.card`. Zensical runs none: there, pages are shared without.
The letters are Nanum Gothic, under the SIL Open Font License, which the package koreanize-matplotlib ships, and DejaVu
Sans Mono, which matplotlib does; the pictures are made of the same bytes wherever they are drawn with the same packages.
"""

import base64
import html
import io
import re
from functools import cache
from importlib import metadata
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont

from shapeproof import kept
from shapeproof.vocabulary import load

ROOT = Path(__file__).parent.parent
SIZE, MARGIN = (1200, 630), 80
PAPER, INK, QUIET, OWN = "#fdfdfb", "#1e2227", "#565d66", "#0b6170"  # of site.css, light
FONTS = {
    "bold": ("koreanize-matplotlib", "koreanize_matplotlib/fonts/NanumGothicBold.ttf"),
    "plain": ("koreanize-matplotlib", "koreanize_matplotlib/fonts/NanumGothic.ttf"),
    "code": ("matplotlib", "matplotlib/mpl-data/fonts/ttf/DejaVuSansMono.ttf"),
}
SHAPE = re.compile(r'<a class="shape\b[^>]* aria-description="([^"]*)">(.*?)</a>')
TERM = re.compile(r'<span class="dim-([\w-]+)">(.*?)</span>|([^<]+)|<[^>]*>')
ROOM = 420, 300  # of a block of cells
EDGE = 6  # shades of an ink

Segments = list[tuple[str, str | None]]  # pieces of a text, each with the dimension that it counts along


def on_config(config):
    """Read anew what `mkdocs serve` may have seen change."""
    told.cache_clear()


@cache
def told(language: str) -> tuple[re.Pattern, dict[str, str]]:
    """How readers are told what left a shape, with the group `name`; and the colours of the dimensions."""
    vocabulary = load(ROOT / "vocabulary.toml")
    left_by = re.escape(vocabulary.told(language)["left_by"])
    pattern = left_by.replace(r"\{script\}", r"\S+").replace(r"\{name\}", "(?P<name>.+)")
    return re.compile(f" — {pattern}$"), {name: one.light for name, one in vocabulary.dimensions.items()}


def on_page_content(html_of_page, page, config, files):
    left_by, _ = told(config.theme["language"])
    name, letters, sizes = main_shape(html_of_page, left_by)
    title = html.unescape(re.sub(r"<[^>]*>", "", str(page.title)))
    title = config.site_name if page.is_homepage else title
    page.card = {
        "path": re.sub(r"(index)?\.html$", lambda end: "card.png" if end[1] else ".png", page.file.dest_uri),
        "alt": " ".join([f"{title}:", name, plain(letters), "=", plain(sizes)]) if letters else title,
    }
    about = page.meta.get("description") or config.site_description or ""
    page.card["drawn"] = [title, config.site_name, name, letters, sizes, "" if letters else " ".join(about.split())]


def on_post_page(output, page, config):
    if not page.file.inclusion.is_excluded():
        _, colours = told(config.theme["language"])
        drawn = page.card["drawn"]
        made_of: list[str | bytes | None] = [Path(__file__).read_bytes(), *versions(), repr([drawn, colours])]
        png = kept.found(
            ROOT / ".cache/kept/cards" / config.theme["language"],
            page.file.src_uri,
            made_of,
            lambda: base64.b64encode(picture(colours, *drawn)).decode(),
        )
        path = Path(config.site_dir, page.card["path"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(png))


def main_shape(content: str, left_by: re.Pattern) -> tuple[str, Segments, Segments]:
    """The first shape that a page states in letters and, behind them, in numbers, with the name of what has it."""
    found = SHAPE.findall(content)
    for (about, letters), (same, sizes) in pairwise(found):
        one, other = segments(letters), segments(sizes)
        if about == same and re.match(r"\(.*[A-Za-z_]", plain(one)) and re.fullmatch(r"\([\d, ]+\)", plain(other)):
            name = left_by.search(html.unescape(about))
            return name["name"] if name else "", one, other
    return "", [], []


def segments(shown: str) -> Segments:
    pieces = re.sub(r"torch\.Size\(\[(.*)\]\)", r"(\1)", shown)
    return [
        (html.unescape(coloured or other), kind or None)
        for kind, coloured, other in TERM.findall(pieces)
        if coloured or other
    ]


def plain(pieces: Segments) -> str:
    return "".join(text for text, _ in pieces)


@cache
def versions() -> list[str]:
    return [metadata.version(package) for package in ("pillow", "koreanize-matplotlib", "matplotlib")]


@cache
def font(kind: str, size: int) -> ImageFont.FreeTypeFont:
    package, path = FONTS[kind]
    file = metadata.distribution(package).locate_file(path)
    return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)  # the same on every system


def picture(
    colours: dict[str, str], title: str, site: str, name: str, letters: Segments, sizes: Segments, about: str
) -> bytes:
    """A PNG of 1200 × 630 pixels."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 16, SIZE[1]), OWN)
    width = SIZE[0] - 2 * MARGIN
    if title != site:
        draw.text((MARGIN, 56), site, OWN, font("plain", 32))
    y = paragraph(draw, title, 120, font("bold", 64), width, 2)
    if about:
        paragraph(draw, about, y + 40, font("plain", 36), width, 4, QUIET)
    if letters:
        coloured(draw, letters, 540, width, 36, colours)
        head: Segments = [(f"{name} ".lstrip(), None), *sizes]
        coloured(draw, head, 440, width - ROOM[0] - 20, 60, colours)
        block(draw, sizes, (SIZE[0] - MARGIN, 510), colours)
    out = io.BytesIO()
    inks = INK, QUIET, OWN, *colours.values()
    image.quantize(palette=palette(inks), dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()


@cache
def palette(inks: tuple[str, ...]) -> Image.Image:
    """All that a card may have of colours: paper, and each ink as it is at the edge of a letter."""
    paper = ImageColor.getrgb(PAPER)
    found: list[tuple[int, ...]] = [paper]
    for ink in map(ImageColor.getrgb, inks):
        found += [tuple(round(p + (i - p) * step / EDGE) for p, i in zip(paper, ink)) for step in range(1, EDGE + 1)]
    image = Image.new("P", (1, 1))
    image.putpalette([part for colour in found for part in colour])
    return image


def paragraph(draw, text: str, y: int, face, width: int, most: int, colour: str = INK) -> int:
    """Lines no longer than `width`, of which there are at most so many; returns where they end."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if face.getlength(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines[most - 1 :] = [lines[most - 1].rstrip(".,:;") + " …"]
    for line in lines:
        draw.text((MARGIN, y), line, colour, face)
        y += round(face.size * 1.35)
    return y


def coloured(draw, pieces: Segments, y: int, width: int, size: int, colours: dict[str, str]) -> None:
    """One line of code, each piece in its dimension's colour, as large as fits."""
    x, face = float(MARGIN), font("code", size)
    while face.getlength(plain(pieces)) > width:
        size -= 2
        face = font("code", size)
    for text, kind in pieces:
        draw.text((x, y), text, colours.get(kind or "", INK), face)
        x += face.getlength(text)


def block(draw, sizes: Segments, corner: tuple[int, int], colours: dict[str, str]) -> None:
    """A tensor as a block of cells, as home.js has it: the first axis down, the second into the depth, the third across."""
    axes = [(int(size), kind) for text, kind in sizes for size in re.findall(r"\d+", text)]
    if len(axes) > 3:
        return
    while len(axes) < 3:  # a matrix lies flat, and so does a vector
        axes.insert(-1, (1, None))
    down, deep, across = (size for size, _ in axes)
    cell = min(44, *(int(room / (cells + deep * 0.4)) for room, cells in zip(ROOM, (across, down))))
    if cell < 8:
        return  # too many to be seen
    dx, dy = round(cell * 0.4), round(cell * 0.35)  # what a step into the depth moves, to the right and up
    left, top = corner[0] - across * cell - deep * dx, corner[1] - down * cell
    line = colours.get(axes[2][1] or "", QUIET)

    def at(row: int, depth: int, column: int) -> tuple[int, int]:
        return left + column * cell + depth * dx, top + row * cell - depth * dy

    def face(*corners: tuple[int, int, int]) -> None:
        draw.polygon([at(*one) for one in corners], PAPER, line, 2)

    for d in reversed(range(deep)):
        for c in range(across):
            face((0, d, c), (0, d, c + 1), (0, d + 1, c + 1), (0, d + 1, c))
    for r in range(down):
        for d in range(deep):
            face((r, d, across), (r, d + 1, across), (r + 1, d + 1, across), (r + 1, d, across))
        for c in range(across):
            face((r, 0, c), (r, 0, c + 1), (r + 1, 0, c + 1), (r + 1, 0, c))
