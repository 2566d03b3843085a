"""What pages show as printed, held against what the snippets print apart from shapeproof."""

from conftest import ROOT, SNIPPETS
from test_site import INCLUDE, address, each_page, sources


@each_page
def test_outputs_are_what_a_fresh_python_prints(soups, fresh, language, source):
    blocks = {block.get_text() for block in soups[address(source, language)].select("pre code")}
    for name, suffix in INCLUDE.findall(sources(language)[source].read_text()):
        if suffix != "svg" and name in SNIPPETS:
            text = fresh[name] if suffix == "txt" else (ROOT / "snippets" / f"{name}.py").read_text()
            assert text.rstrip("\n") in {block.rstrip("\n") for block in blocks}, f"{name}.{suffix}"
