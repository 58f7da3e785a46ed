"""Relations to verdicts, suspects, repairs and certificates: arithmetic only, exact throughout."""

from claimcheck.solve.solution import Solution
from claimcheck.solve.solver import LIMIT, solve

__all__ = ["LIMIT", "Solution", "solve"]
