"""The picture that a page has where its address is shared: one of its own, of what the page says."""

import io
import re
from importlib import metadata

from conftest import ROOT, SITE_URL
from fontTools.ttLib import TTFont
from PIL import Image, ImageColor
from test_site import PAGES, address

from shapeproof.vocabulary import load

COLOURS = {name: ImageColor.getrgb(one.light) for name, one in load(ROOT / "vocabulary.toml").dimensions.items()}


def meta(soup, name: str) -> str:
    return soup.select_one(f'meta[property="og:{name}"]')["content"]


def test_each_page_has_a_picture_of_its_own(site, soups):
    pictures = {}
    for language, source in PAGES:
        soup, there = soups[address(source, language)], SITE_URL + address(source, language)
        url = meta(soup, "image")
        assert url == there.replace("index.html", "card.png")
        pictures[url] = data = (site / url.removeprefix(SITE_URL)).read_bytes()
        picture = Image.open(io.BytesIO(data))
        assert (picture.format, picture.size, picture.mode) == ("PNG", (1200, 630), "P")
        assert len(data) < 30 * 1024, url
        assert [meta(soup, f"image:{name}") for name in ("width", "height")] == ["1200", "630"]
        assert soup.select_one('meta[name="twitter:card"]')["content"] == "summary_large_image"
        assert meta(soup, "image:alt").startswith(meta(soup, "title"))
    assert len({*pictures.values()}) == len(PAGES)


def test_a_picture_shows_a_shape_of_its_page_in_the_colours_of_its_dimensions(site, soups):
    shown = 0
    for language, source in PAGES:
        soup = soups[address(source, language)]
        stated = re.search(r" (\([^()]*\)) = (\([\d, ]+\))$", meta(soup, "image:alt"))
        links = soup.select("article a.shape")
        if not stated:
            assert len(links) < 2, source
            continue
        shown += 1
        first = next(i for i, link in enumerate(links) if link.get_text() == stated[1])
        assert stated[2][1:-1] in links[first + 1].get_text()
        picture = Image.open(site / meta(soup, "image").removeprefix(SITE_URL))
        for empty in (684, 300, 698, 535), (1126, 20, 1200, 630):  # left of the cells, and the margin at their right
            assert len(picture.crop(empty).getcolors() or []) == 1, source
        palette = picture.getpalette() or []
        there = [*zip(palette[::3], palette[1::3], palette[2::3])]
        for span in links[first].select("[class^=dim-]"):
            wanted = COLOURS[span["class"][0].removeprefix("dim-")]
            assert min(sum(abs(a - b) for a, b in zip(wanted, colour)) for colour in there) < 24, (source, span)
    assert shown > len(PAGES) * 0.8


def test_no_letter_of_a_title_is_missing_from_its_font(soups):
    font = metadata.distribution("koreanize-matplotlib").locate_file("koreanize_matplotlib/fonts/NanumGothicBold.ttf")
    drawn = TTFont(font, lazy=True).getBestCmap()
    titles = {meta(soups[address(source, language)], "title") for language, source in PAGES}
    assert not [title for title in titles if {*map(ord, title)} - {*drawn}]
