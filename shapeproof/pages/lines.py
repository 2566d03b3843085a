"""Python-Markdown extension: what a line of a sentence does not end within: code that is short, as `output[:, -1]` is. Nor does
it end behind the = between a shape in letters and in numbers, or before a Korean particle, which belongs to the word before it."""

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

NO_TEXT = re.compile(r"(<(?:pre|script|svg)\b.*?</(?:pre|script|svg)>)", re.S)
SHORT = re.compile(r"<code>(?=[^<]{0,28}</code>)(?=[^<]*[-\s(\[])")  # where a browser would break it
PARTICLE = re.compile(r"((?:(?<=[)\]])|</math>)(?:</(?:code|a|span|strong|em)>)*)(?=[가-힣])")
EQUALS = re.compile(r"(</(?:code|a|span)>) = (?=<)")
WORD_JOINER, NO_BREAK_SPACE = "\u2060", "\u00a0"


class Lines(Postprocessor):
    def run(self, text: str) -> str:
        parts = NO_TEXT.split(text)
        for at in range(0, len(parts), 2):
            whole = SHORT.sub('<code class="short">', parts[at])
            parts[at] = PARTICLE.sub(rf"\1{WORD_JOINER}", EQUALS.sub(rf"\1 ={NO_BREAK_SPACE}", whole))
        return "".join(parts)


class KeptLines(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.postprocessors.register(Lines(md), "lines", -10)  # when all else is done


def makeExtension(**options: object) -> KeptLines:
    return KeptLines(**options)
