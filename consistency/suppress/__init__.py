"""What may stand although a rule objects: as the texts say it, in comments, front matter and files beside them.

A finding is left out where fewer than two of its sides stand anywhere else: one side that is allowed everywhere it is
said leaves nothing for the others to disagree with. So a comment beside one of two spellings is enough, and hides no
disagreement between the other documents; of a finding that stays, allowed places are not shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from consistency.model import Directive, Document, Finding, Place, Span, Suppressed
from consistency.suppress.comments import blanked, comments
from consistency.suppress.front_matter import front_matter
from consistency.suppress.sidecar import sidecar


def directives(document: Document, beside: Document | None = None) -> tuple[Directive, ...]:
    """Every suppression of a document, in the order of its text, and then those of the file beside it; malformed ones too."""
    found = [*front_matter(document), *comments(document)]
    return (*found, *sidecar(document, beside)) if beside else tuple(found)


def without(document: Document, found: Iterable[Directive]) -> Document:
    """The document with blanks where its directives stand: they say nothing that could be compared. Places stay as they are."""
    spans = [Span(each.place.start, each.place.end) for each in found if each.place.document == document.id]
    return replace(document, text=blanked(document.text, spans)) if spans else document


def applied(
    findings: Iterable[Finding], written: Sequence[Directive], off: Iterable[str]
) -> tuple[list[Finding], list[Suppressed], list[Directive]]:
    """Findings that stay, findings that are allowed, and the directives with what of them no finding needed.

    off: codes of rules that did not run, whose directives nobody can call unused.
    """
    by_document: Mapping[str, list[Directive]] = defaultdict(list)
    for directive in written:
        by_document[directive.document].append(directive)
    used: set[tuple[int, str]] = set()

    def allowed(code: str, place: Place) -> Directive | None:
        found = [each for each in by_document.get(place.document, ()) if code in each.codes and each.covers(place)]
        used.update((id(each), code) for each in found)
        return found[0] if found else None

    kept: list[Finding] = []
    left_out: list[Suppressed] = []
    for finding in findings:
        by = {place: allowed(finding.rule, place) for place in finding.places}
        left = standing(finding, lambda place, by=by: by[place] is None)  # type: ignore[misc]
        if left:
            kept.append(left)
        else:
            directive = next(found for found in by.values() if found)
            where = f"{directive.place.document}:{directive.place.line}"
            left_out.append(Suppressed(finding, "text", directive.reason, where))
    judged = [replace(each, unused=_unused(each, used, frozenset(off))) for each in written]
    return kept, left_out, judged


def standing(finding: Finding, counts: Callable[[Place], bool]) -> Finding | None:
    """The finding with only the places that count, or None where fewer sides are left than it takes to disagree."""
    if all(map(counts, finding.places)):
        return finding
    sides = [replace(side, places=tuple(filter(counts, side.places))) for side in finding.readings]
    left = tuple(side for side, whole in zip(sides, finding.readings, strict=True) if side.places or not whole.places)
    return replace(finding, readings=left) if len(left) >= min(2, len(finding.readings)) else None


def _unused(directive: Directive, used: set[tuple[int, str]], off: frozenset[str]) -> tuple[str, ...]:
    return tuple(code for code in directive.codes if (id(directive), code) not in used and code not in off)
