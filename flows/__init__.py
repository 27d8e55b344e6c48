"""deskbrief: documents in, a digest out in which every sentence leads to the paragraph it came from."""

__version__ = "0.1.0"
