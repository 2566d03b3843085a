"""Truths: what a script prints as True or False must be so in each of its worlds, or is an accident of its numbers."""


def accidents(source, prints, here, survived):
    return []
