"""A claim as its page shows it: each term in the colour of its dimension, in a link to what backs it."""

import html
import re

from shapeproof.claims.grammar import TEX_TERM, Claim
from shapeproof.claims.terms import ANY, ATOM, TERM, factors, is_number
from shapeproof.claims.things import Thing
from shapeproof.pages.code import in_colour
from shapeproof.pages.dimensions import dimensions_of
from shapeproof.vocabulary import Vocabulary


def link(claim: Claim, at: str | None, words: dict[str, str], vocabulary: Vocabulary, shown: str | None = None) -> str:
    """A claim as HTML: its terms in colours, in a link to `at`, the element that shows what backs it."""
    shown = claim.text if shown is None else shown
    if claim.mark == "wrong":
        return f'<s class="shape-wrong" title="{words["wrong"]}">{html.escape(shown)}</s>'
    if not claim.thing:
        return html.escape(shown)
    kinds = kinds_of(claim, claim.thing, vocabulary)
    pattern = {"product": ATOM}.get(claim.kind, TEX_TERM if claim.token.where == "tex" else TERM)
    pattern = r"\d+" if all(term.isdecimal() for term in claim.terms) else pattern
    terms = iter(kinds)
    coloured = re.sub(
        pattern,
        lambda term: in_colour(html.escape(term[0]), next(terms, None)) if term[0] != "torch" else term[0],
        shown.replace("torch.Size", "\0"),
    ).replace("\0", "torch.Size")
    sizes = claim.thing.shape if claim.kind == "shape" else ()
    named = [f"{words[kind]} {size}" if kind else str(size) for kind, size in zip(kinds, sizes)]
    left = words["left_by"].format(name=claim.thing.name, script=claim.thing.run.script)
    told = html.escape(f"{' · '.join(named)} — {left}" if any(kinds) and named else left)
    kind = "shape" if re.search("[a-z]", shown.replace("torch.Size", ""), re.I) else "shape sizes"
    return f'<a class="{kind}" href="#{at}" aria-description="{told}">{coloured}</a>'


def dimension_of(term: str, vocabulary: Vocabulary) -> str | None:
    """What a term such as `num_directions * hidden_size` counts: of several, the vocabulary's first."""
    found = {vocabulary.dimension_of(name) for name in re.findall(r"[A-Za-z_]\w*", term)}
    return next((dimension for dimension in vocabulary.dimensions if dimension in found), None)


def kinds_of(claim: Claim, thing: Thing, vocabulary: Vocabulary) -> list[str | None]:
    """The dimension of each of a claim's terms, as far as its letters or the thing that backs it tell."""
    if claim.kind == "count":
        return []
    if claim.kind == "size":
        return [dimension_of(claim.terms[0], vocabulary)] * 2  # the name and the number
    if claim.kind == "product":
        in_letters = claim.partner if claim.partner and is_number(claim.terms[0]) else claim
        return [dimension_of(factor, vocabulary) for factor in factors(in_letters.terms[0])] * 2
    of_thing = dimensions_of(thing, vocabulary)
    said = claim.terms if claim.partner is None or not claim.partner.thing else claim.partner.terms
    letters = [
        dimension_of(term, vocabulary) or dimension_of(other, vocabulary)
        for term, other in zip(claim.terms, said)
        if term not in ANY
    ]
    if len(letters) < len(claim.terms):  # "…" stands for some of its dimensions
        return letters
    return [kind or other for kind, other in zip(letters, [*of_thing, *[None] * len(letters)])]
