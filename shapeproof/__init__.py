"""Runs snippets and holds what pages say against what ran, so that every line on a site comes from a run.

Data goes one way: `runs` (snippets → outputs) → `claims` (pages → claims → verdicts) → `pages` (what a page gets from
both). `plugin` starts all that from MkDocs; `python -m shapeproof` and `python -m shapeproof.claims` start it without.
"""
