"""Links that lead nowhere: MkDocs names the page, and this the line."""

import logging
import re
from pathlib import Path

from shapeproof.runs.build import relative

SAID = re.compile(r"Doc file '(.+?)' contains an? [a-z ]*link (?:to )?'(.+?)'[,. ]")


class Lines(logging.Filter):
    """Has what MkDocs logs of a link begin with the page as a user would type it, and the line."""

    docs = Path("docs")  # of the language that is being built

    def filter(self, record: logging.LogRecord) -> bool:
        said = SAID.match(record.getMessage())
        if said and (page := self.docs / said[1]).is_file():
            lines = page.read_text(encoding="utf-8", errors="replace").splitlines()
            line = next((number for number, text in enumerate(lines, 1) if said[2] in text), 1)
            record.msg, record.args = f"{relative(page)}:{line}: {said.string}", ()
        return True


lines = Lines()
logging.getLogger("mkdocs.structure.pages").addFilter(lines)
