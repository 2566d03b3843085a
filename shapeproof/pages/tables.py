"""Python-Markdown extension: each cell of a table says which column it stands in, so that a phone can show a row as a card.

A column's heading that is empty is no heading; a number below it, its row's place, is no title for a card. And each table
stands in a box of its own: Material's script wraps it, and on a page with equations that has all beside it styled once more.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

PUT_IN_LATER = re.compile("[\x02\x03\ue000-\uf8ff]")  # what stands for HTML until the end


class Columns(Treeprocessor):
    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            headings = table.findall("thead/tr/th")
            names = [" ".join("".join(heading.itertext()).split()) for heading in headings]
            for heading, name in zip(headings, names):
                if not name:
                    heading.tag = "td"
            for row in table.iterfind("tbody/tr"):
                for cell, name in zip(row, names):
                    if name and not PUT_IN_LATER.search(name):
                        cell.set("data-column", name)
                    elif not name and not "".join(cell.itertext()).strip("0123456789 "):
                        cell.set("class", "place")


class Boxes(Treeprocessor):
    def run(self, root: Element) -> None:
        for parent in [*root.iter()]:
            for at, table in enumerate(parent):
                if table.tag == "table":
                    parent[at] = box = Element("div")
                    box.append(table)
                    box.tail, table.tail = table.tail, None


class Tables(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(Columns(md), "columns", 15)  # after what stands in cells has become elements (20)
        md.treeprocessors.register(Boxes(md), "boxes", 14)


def makeExtension(**options: object) -> Tables:
    return Tables(**options)
