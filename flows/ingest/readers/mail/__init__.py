"""Mails: what the readers of both formats share, from the tree of parts to marked lines."""
