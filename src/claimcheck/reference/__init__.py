"""Reference data that the user supplies: official figures in CSV, as claims that documents are held against."""

from claimcheck.reference.table import FORMAT, Reference, load_reference, load_references, parse_reference

__all__ = ["FORMAT", "Reference", "load_reference", "load_references", "parse_reference"]
