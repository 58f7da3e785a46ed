"""Runs every rule over a corpus and gathers what they propose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from attrs import evolve, frozen

from claimcheck.model import Claim, Document, Finding, Relation
from claimcheck.relate.conversion import unconverted
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.registry import RULES


@frozen
class Proposals:
    """Relations for the solver, each once, and findings that a rule could give by itself."""

    relations: tuple[Relation, ...]
    findings: tuple[Finding, ...]


Proposed: TypeAlias = "list[Relation | Finding]"
Guard: TypeAlias = Callable[[Callable[[], Proposed], str], "Proposed | Finding"]


def _unguarded(step: Callable[[], Proposed], _where: str) -> Proposed:
    return step()


def relate(documents: Sequence[Document], claims: Sequence[Claim], guard: Guard = _unguarded) -> Proposals:
    """What all rules propose, in the order of the rules and of the text; the surest of equal relations is kept.

    ``guard`` runs one rule, named by its code, and may return a finding in place of what the rule would propose.
    """
    corpus = Corpus(documents, claims)
    relations: dict[object, Relation] = {}
    findings: list[Finding] = []
    for rule in RULES:
        proposed = guard(lambda rule=rule: list(rule.propose(corpus)), rule.code)  # type: ignore[misc]
        for proposal in [proposed] if isinstance(proposed, Finding) else proposed:
            if isinstance(proposal, Finding):
                findings.append(proposal)
                continue
            key = (proposal.op, proposal.left, proposal.right)
            known = relations.get(key)
            if known is None or (proposal.certain and not known.certain):
                relations[key] = evolve(unconverted(proposal, corpus), by_name=proposal.otherwise is None)
    return Proposals(tuple(relations.values()), tuple(findings))
