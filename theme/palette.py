"""Material's palette without a rule that has each page styled once more, from its first element to its last, as it opens.

While another scheme is switched on, that rule keeps colours from fading. A hook of MkDocs.
"""

import re

RULE = re.compile(r"(?:\[data-md-color-switching\] [^,{]*[,{])+[^}]*}")


def on_files(files, config):
    for file in files:
        if file.src_uri.startswith("assets/stylesheets/palette") and file.src_uri.endswith(".css"):
            file.content_string = RULE.sub("", file.content_string)
