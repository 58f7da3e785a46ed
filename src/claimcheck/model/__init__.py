"""Frozen values that the stages hand on; nothing here knows files or Chinese."""

from claimcheck.model.claim import OFFICIAL, Claim, Kind, Metric, Modality, Place, Role, Step
from claimcheck.model.coverage import STATES, Coverage, Standing, State, coverage_of
from claimcheck.model.difference import Difference, DifferenceKind, Sign
from claimcheck.model.document import Block, BlockKind, Document, Piece, Section
from claimcheck.model.finding import Check, Derived, Finding, Inequality, Suspect
from claimcheck.model.interval import Interval
from claimcheck.model.period import Basis, Comparison, Period, PeriodForm, month_end, months_after, whole_months
from claimcheck.model.quantity import Hedge, Printed, Quantity, Reading, quantity
from claimcheck.model.relation import (
    Constant,
    Expression,
    Implied,
    Op,
    Product,
    Quotient,
    Ref,
    Relation,
    Severity,
    Sum,
    Unstated,
    Verdict,
    references,
    term,
)
from claimcheck.model.repair import Fault, Otherwise, Repair, RepairKind
from claimcheck.model.report import Report
from claimcheck.model.rereading import Reread, Rereading
from claimcheck.model.series import Move, Point, Run, Said, Series, place_in_time, run_of
from claimcheck.model.text import Text

__all__ = [
    "OFFICIAL",
    "STATES",
    "Basis",
    "Block",
    "BlockKind",
    "Check",
    "Claim",
    "Comparison",
    "Constant",
    "Coverage",
    "Derived",
    "Difference",
    "DifferenceKind",
    "Document",
    "Expression",
    "Fault",
    "Finding",
    "Hedge",
    "Implied",
    "Inequality",
    "Interval",
    "Kind",
    "Metric",
    "Modality",
    "Move",
    "Op",
    "Otherwise",
    "Period",
    "PeriodForm",
    "Piece",
    "Place",
    "Point",
    "Printed",
    "Product",
    "Quantity",
    "Quotient",
    "Reading",
    "Ref",
    "Relation",
    "Repair",
    "RepairKind",
    "Report",
    "Reread",
    "Rereading",
    "Role",
    "Run",
    "Said",
    "Section",
    "Series",
    "Severity",
    "Sign",
    "Standing",
    "State",
    "Step",
    "Sum",
    "Suspect",
    "Text",
    "Unstated",
    "Verdict",
    "coverage_of",
    "month_end",
    "months_after",
    "place_in_time",
    "quantity",
    "references",
    "run_of",
    "term",
    "whole_months",
]
