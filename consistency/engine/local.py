"""The local engine: one process, documents in the order of their ids, groups in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from consistency.compare.link import Links, link
from consistency.engine import Outcome, Plan
from consistency.engine.ledger import uncompared
from consistency.model import Claim, Counts, Document, Extracted, Group, Judgement, NameUse
from consistency.values import Name


class LocalEngine:
    """Extracts each document, links the names, groups the claims and judges each group."""

    def run(self, documents: Iterable[Document], plan: Plan) -> Outcome:
        """The judgements of the plan on the documents, whatever their order."""
        extracted = [plan.extract(document) for document in sorted(documents, key=lambda document: document.id)]
        links = link(use for each in extracted for use in each.names)
        groups = list(_groups(extracted, links))
        judgements: list[Judgement] = []
        for each in extracted:
            judgements += plan.judge_document(each)
        for group in groups:
            judgements += plan.judge_group(group)
        alone, count = uncompared(extracted, judgements)
        counts = Counts(
            documents=len(extracted),
            claims=sum(claim.attribute != "slot" for each in extracted for claim in each.claims),
            comparisons=len(judgements),
            uncompared=count,
        )
        return Outcome(tuple(judgements), counts, {each.document.id: each.language for each in extracted}, alone)


def _groups(extracted: Sequence[Extracted], links: Links) -> Iterator[Group]:
    """Claims by their key; each link of spellings is a group of its own."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for each in extracted:
        for claim in each.claims:
            claims[f"topic:{claim.key}"].append(_linked(claim, links.ids))
    for key in sorted(claims):
        yield Group(key, tuple(claims[key]))
    linked = {form for found in links.links for form in found.forms}
    spellings: dict[str, list[Claim]] = defaultdict(list)
    for each in extracted:
        for use in each.names:
            if use.key in linked:
                spellings[use.key] += _spellings(use, links.ids[use.key])
    for found in links.links:
        yield Group(
            f"name:{found.how}:{' '.join(found.forms)}",
            tuple(claim for form in found.forms for claim in spellings[form]),
            found,
        )


def _linked(claim: Claim, ids: Mapping[str, str]) -> Claim:
    """The claim with its names by their ids, so that two spellings of a person are one anchor."""
    anchors, near = (
        frozenset(f"name:{ids.get(name[5:], name[5:])}" if name.startswith("name:") else name for name in names)
        for names in (claim.anchors, claim.near)
    )
    return replace(claim, attribution=ids.get(claim.attribution, claim.attribution), anchors=anchors, near=near)


def _spellings(use: NameUse, id: str) -> Iterator[Claim]:
    name: Name = use.name
    qualifiers = frozenset({"full"} if use.givens else ())
    for place in use.places:
        yield Claim(id, id, "spelling", name, "name", place, qualifiers=qualifiers)
