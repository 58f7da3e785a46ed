"""From a document to its claims: figures, periods, and what each figure is about."""

from claimcheck.extract.claims import extract

__all__ = ["extract"]
