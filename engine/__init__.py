"""Runs the snippets and keeps what they print, so that every line on the site comes from a run.

Read in this order: `__main__` (the command), `build` (which snippets run, and how many at a time), `run` (one snippet
in a process of its own), `outputs` (what is kept and when it is out of date), `check` (everything twice).
Then what makes pages of it: `claims` (shapes in sentences, held against what ran), `shapes` (how a backed one looks),
`figure`, `mathml`, `font` and `notebook`. `hooks` starts all that from MkDocs.
"""
