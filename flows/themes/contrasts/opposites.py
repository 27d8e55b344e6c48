"""Pairs of words that point in opposite directions, from general knowledge of English."""

from __future__ import annotations

from functools import cache

# On either side of a bar, words that can stand for each other in a sentence on public affairs. One word may stand in
# several groups: to "hold" may be not to fail.
_GROUPS = """
rise increase grow climb surge expand accelerate widen up | fall decrease decline drop shrink plunge contract slow
narrow down
raise increase expand enlarge | reduce cut shrink
strengthen bolster reinforce deepen | weaken undermine erode dilute
support back favour favor endorse | oppose against reject resist
accept approve ratify adopt endorse | reject refuse block veto
lift terminate remove ease relax repeal revoke end | extend prolong renew maintain keep impose tighten
succeed success successful successfully | fail failure unsuccessful collapse
improve better | worsen deteriorate worse
win victory | lose defeat
allow permit legalise legalize | ban forbid prohibit outlaw
open reopen | close shut
stay remain | leave withdraw quit
hold last survive | fail collapse break
strong stronger | weak weaker
rich richer wealthier | poor poorer
safe safer secure | dangerous unsafe insecure risky
stable | unstable volatile
escalate intensify | de-escalate subside abate
unite | divide split
optimistic | pessimistic
join | leave quit
attract | repel deter
help benefit | hurt harm damage
include | exclude
more | less fewer
always | never
high higher | low lower
easier easy | harder hard difficult
faster quicker | slower
larger bigger | smaller
effective | ineffective useless
peaceful | violent
legal lawful | illegal unlawful
affordable cheap cheaper | expensive costly dearer
innocent | guilty
converge | diverge
advance | retreat
threat | opportunity
inevitable unavoidable | avoidable preventable
necessary needed | unnecessary superfluous
"""
_IRREGULAR = {
    "rise": "rose risen", "fall": "fell fallen", "grow": "grew grown", "shrink": "shrank shrunk", "keep": "kept",
    "hold": "held", "lose": "lost", "win": "won winning", "break": "broke broken", "leave": "left", "cut": "cutting",
    "withdraw": "withdrew withdrawn", "ban": "banned banning", "drop": "dropped dropping", "split": "splitting",
    "shut": "shutting", "quit": "quitting", "permit": "permitted permitting", "forbid": "forbade forbidden",
    "deter": "deterred deterring", "repel": "repelled",
}  # fmt: skip
_PREFIXES = ("un", "dis", "in", "im", "il", "ir", "non-", "de-")
_LEAST_STEM = 4

Side = tuple[int, int]
"""Number of a group, and which side of it."""


@cache
def _sides() -> dict[str, frozenset[Side]]:
    """Return for each form of a word where it stands."""
    found: dict[str, set[Side]] = {}
    for number, line in enumerate(_GROUPS.split("\n")):
        for side, words in enumerate(line.split("|")):
            for word in words.split():
                for form in _forms(word):
                    found.setdefault(form, set()).add((number, side))
    return {form: frozenset(sides) for form, sides in found.items()}


def _forms(word: str) -> set[str]:
    """Return the forms of a word, some of which nobody uses and which therefore match nothing."""
    base = word.removesuffix("e")
    regular = {
        word,
        f"{word}s",
        f"{word}es",
        f"{base}ed",
        f"{base}ing",
        f"{word.removesuffix('y')}ies",
        f"{word.removesuffix('y')}ied",
    }
    return regular | set(_IRREGULAR.get(word, "").split())


def sides(folded: str) -> frozenset[Side]:
    """Return where a folded word stands; nowhere for most."""
    return _sides().get(folded, frozenset())


def opposed(one: str, other: str) -> bool:
    """Tell whether two folded words point in opposite directions."""
    if any((group, 1 - side) in sides(other) for group, side in sides(one)):
        return True
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return len(shorter) >= _LEAST_STEM and any(longer == prefix + shorter for prefix in _PREFIXES)


def alike(one: str, other: str) -> bool:
    """Tell whether two folded words stand on the same side of a pair."""
    return bool(sides(one) & sides(other))
