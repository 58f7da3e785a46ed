"""Reads how much a text says: number, magnitude, unit and hedges of every figure, each with its place."""

from claimcheck.extract.figures.measured import kept, measured
from claimcheck.extract.figures.scan import fold, scan_figures
from claimcheck.extract.figures.value import Figure

__all__ = ["Figure", "fold", "kept", "measured", "scan_figures"]
