"""Finds themes, positions, dates and figures in articles; every finding carries its evidence."""
