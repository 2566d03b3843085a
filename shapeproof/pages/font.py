"""The font of the equations: the part of STIX Two Math, which ziamath ships, that a page may need.

STIX Two is under the SIL Open Font License; the cut font carries its authors and license as the whole one does.
"""

import hashlib
import os
from importlib import metadata
from pathlib import Path


def span(first: int, last: int) -> str:
    return "".join(map(chr, range(first, last + 1)))


# MathML puts the letters of Unicode's mathematical alphabets in place of plain ones; ℎ and a few others live elsewhere.
CHARACTERS = (
    span(0x20, 0x7E)
    + span(0x391, 0x3A9)
    + span(0x3B1, 0x3C9)
    + span(0x1D400, 0x1D4B5)
    + "ℎ"
    + "ℬℰℱℋℐℒℳℛ"  # bold, italic, bold italic, script capitals
    + span(0x1D538, 0x1D550)
    + "ℂℍℕℙℚℝℤ𝟙"  # double-struck
    + span(0x1D6E2, 0x1D71B)
    + "ϵϕϑ"  # Greek, italic
    + "−±×÷·∗⋅∘⊙⊕⊗⊤⊥∥=≠≈≡∼≃≅≔≜≤≥≪≫∝∈∉∋⊂⊆⊃∪∩∅∀∃¬∧∨∑∏∫∂∇√∞…⋯⋮⋱←→↔⇐⇒⇔↑↓↦⟵⟶⟹⟺"
    + "⟨⟩⌈⌉⌊⌋‖|∣′″ˆ˜¯˙ˇ‾⃗⏞⏟"
)


def math_font(cache: Path) -> Path:
    """Return the font's path in `cache`; it is cut only when what it is cut from or with has changed (half a second)."""
    versions = [f"{package} {metadata.version(package)}" for package in ("ziamath", "fonttools", "brotli")]
    key = hashlib.sha256("\n".join(versions).encode() + Path(__file__).read_bytes()).hexdigest()[:16]
    font = cache / f"{key}.woff2"
    if not font.exists():
        from fontTools import subset

        # Without the letters that are redrawn for use as subscripts: they would double its size.
        options = subset.Options(flavor="woff2", hinting=False, layout_features=[])
        options.name_IDs += [13, 14]  # license
        # Without importing it, which takes a while.
        whole = metadata.distribution("ziamath").locate_file("ziamath/fonts/STIXTwoMath-Regular.ttf")
        cut = subset.load_font(str(whole), options)
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=CHARACTERS)
        subsetter.subset(cut)
        cache.mkdir(parents=True, exist_ok=True)
        partial = cache / f"{key}.{os.getpid()}.part"  # another build may be here
        subset.save_font(cut, str(partial), options)
        os.replace(partial, font)
    return font
