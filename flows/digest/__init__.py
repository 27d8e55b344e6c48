"""From an analysis to a printed issue: sections, the page, the channels it leaves by."""
