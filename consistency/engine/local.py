"""The local engine: one process, documents in the order of their ids, groups in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from consistency.compare.link import link
from consistency.engine import Outcome, Plan
from consistency.model import Claim, Counts, Document, Extracted, Group, Judgement, NameUse
from consistency.values import Name


class LocalEngine:
    """Extracts each document, links the names, groups the claims and judges each group."""

    def run(self, documents: Iterable[Document], plan: Plan) -> Outcome:
        """The judgements of the plan on the documents, whatever their order."""
        extracted = [plan.extract(document) for document in sorted(documents, key=lambda document: document.id)]
        ids = link(_merged(use for each in extracted for use in each.names))
        groups = list(_groups(extracted, ids))
        judgements: list[Judgement] = []
        for each in extracted:
            judgements += plan.judge_document(each)
        for group in groups:
            judgements += plan.judge_group(group)
        counts = Counts(
            documents=len(extracted), claims=sum(len(each.claims) for each in extracted), comparisons=len(judgements)
        )
        return Outcome(tuple(judgements), counts, {each.document.id: each.language for each in extracted})


def _merged(uses: Iterable[NameUse]) -> list[NameUse]:
    """One use for each spelling, a person where any document shows one."""
    found: dict[str, NameUse] = {}
    for use in uses:
        known = found.get(use.key)
        if known is not None:
            name = known.name if known.name.kind == "person" else use.name
            use = NameUse(use.key, name, (), known.givens | use.givens, known.sexes | use.sexes)
        found[use.key] = replace(use, places=())
    return list(found.values())


def _groups(extracted: Sequence[Extracted], ids: Mapping[str, str]) -> Iterator[Group]:
    """Claims by their key; each linked name with its spellings is a group of its own."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for each in extracted:
        for claim in each.claims:
            claims[f"topic:{claim.key}"].append(_linked(claim, ids))
    shared = {id for key, id in ids.items() if key != id}
    for each in extracted:
        for use in each.names:
            if ids.get(use.key) in shared:
                claims[f"name:{ids[use.key]}"] += _spellings(use, ids[use.key])
    for key in sorted(claims):
        yield Group(key, tuple(claims[key]))


def _linked(claim: Claim, ids: Mapping[str, str]) -> Claim:
    """The claim with its names by their ids, so that two spellings of a person are one anchor."""
    anchors = frozenset(
        f"name:{ids.get(anchor[5:], anchor[5:])}" if anchor.startswith("name:") else anchor for anchor in claim.anchors
    )
    return replace(claim, attribution=ids.get(claim.attribution, claim.attribution), anchors=anchors)


def _spellings(use: NameUse, id: str) -> Iterator[Claim]:
    name: Name = use.name
    qualifiers = frozenset({"full"} if use.givens else ())
    for place in use.places:
        yield Claim(id, id, "spelling", name, "name", place, qualifiers=qualifiers)
