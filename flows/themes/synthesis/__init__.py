"""Sums up themes by a language model."""
