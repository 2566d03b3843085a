"""Snippets → outputs, worlds, traces."""

WARM = "SHAPEPROOF_WARM"  # the environment variable that hands warm.py its script
