"""Runs snippets and holds what pages say against what ran, so that every line on a site comes from a run.

Data goes one way: `runs` (snippets → outputs) → `claims` (pages → claims → verdicts) → `pages` (what a page gets from
both). `plugin` starts all that from MkDocs; `python -m shapeproof` and `python -m shapeproof.claims` start it without.

The words in which all of it is written:

    snippet   a script of the site, which runs by itself
    world     a run of a snippet with something else in it: other sizes, a seed, one layer more
    left      what a run had at its end, by name: the shapes of its tensors, its whole numbers
    trace     the shapes that each expression had while it ran
    truth     a line that it prints, which says the same in every world: True, a zero difference, an exception, an order
    claim     a shape, a size or a count that a page or a comment states
    thing     what a claim speaks of: `output`, `weight_ih_l0` of `rnn`, `output[-1]`, with its shape in every world
    held      said of a claim that was put beside what the snippets of its page left, and fits
    kept      what is on disk from before, with a hash of all that it came from
"""
