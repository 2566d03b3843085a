"""Snippets → outputs, worlds, traces."""
