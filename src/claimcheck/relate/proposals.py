"""Runs every rule over a corpus and gathers what they propose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from attrs import evolve, frozen

from claimcheck.config import Config
from claimcheck.model import OFFICIAL, Claim, Document, Finding, Ref, Relation
from claimcheck.relate.conversion import unconverted
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.difference import explains, published_apart
from claimcheck.relate.link import one_document
from claimcheck.relate.registry import RULES
from claimcheck.relate.ruling import Ruling


@frozen
class Proposals:
    """Relations for the solver, each once, and findings that a rule could give by itself."""

    relations: tuple[Relation, ...]
    findings: tuple[Finding, ...]


Proposed: TypeAlias = "list[Relation | Finding]"
Guard: TypeAlias = Callable[[Callable[[], Proposed], str], "Proposed | Finding"]


Tell: TypeAlias = Callable[[int, int], None]


def unguarded(step: Callable[[], Proposed], _where: str) -> Proposed:
    """What a step proposes, its defects being raised."""
    return step()


def relate(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    guard: Guard = unguarded,
    config: Config | None = None,
    tell: Tell = lambda _done, _total: None,
) -> Proposals:
    """What all rules propose, in the order of the rules and of the text; the surest of equal relations is kept.

    ``guard`` runs one rule, named by its code, and may return a finding in place of what the rule would propose.
    ``config`` says which rules run, and how grave their findings may be; ``tell`` hears how many have run, of how many.
    """
    corpus = Corpus(documents, claims, config)
    ruling = Ruling(corpus.config, documents, claims)
    relations: dict[object, Relation] = {}
    findings: list[Finding] = []
    for number, rule in enumerate(RULES):
        tell(number, len(RULES))
        if corpus.config.limit(rule.code) == "off":
            continue
        proposed = guard(lambda rule=rule: list(rule.propose(corpus)), rule.code)  # type: ignore[misc]
        for proposal in [proposed] if isinstance(proposed, Finding) else proposed:
            if isinstance(proposal, Finding):
                findings.append(proposal)
            elif (allowed := ruling.relation(proposal)) is not None:
                key = (allowed.op, allowed.left, allowed.right, rule.users)
                known = relations.get(key)
                if known is None or (allowed.certain and not known.certain):
                    by_name = (rule.by_name or allowed.by_name) and allowed.otherwise is None
                    relations[key] = evolve(unconverted(allowed, corpus), by_name=by_name)
    return Proposals(tuple(_dated(relation, corpus) for relation in relations.values()), tuple(findings))


def _dated(relation: Relation, corpus: Corpus) -> Relation:
    """A relation with the revision that may lie between the days on which its figures were published."""
    claims = [claim for name in relation.claims if (claim := corpus.claim(name)) and claim.authority < OFFICIAL]
    if relation.difference or one_document(*claims):
        return relation
    told, sides = published_apart(corpus, *claims), (relation.left, relation.right)
    if told is None or (all(isinstance(side, Ref) for side in sides) and not explains(told, *claims)):
        return relation
    return evolve(relation, difference=told)
