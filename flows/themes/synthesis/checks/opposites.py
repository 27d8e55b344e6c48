"""Words that turn a statement round without a negation, from general knowledge of English."""

from __future__ import annotations

from flows.language.stems import stem

_LINES = """
rise rises rose risen rising increase grow grows grew grown climb|fall falls fell fallen falling decrease decline
rise rises rose risen increase grow grows grew grown soar|drop dropped shrink shrank shrunk cut cuts plunge halve
up higher more expand expanded double|down lower less fewer contract contracted halve
gain gained win won victory|lose loses lost defeat
support supported back backed favour favor endorse|oppose condemn resist
support supported welcome endorse|reject criticise criticize
accept approve ratify|reject refuse refused veto vetoed
pass passed adopt approve|block blocked dismiss reject
allow permit permitted enable|forbid forbidden ban banned bans prohibit bar barred outlaw
lift ease eased easing relax|impose tighten keep keeps kept maintain
lift remove end ended suspend|extend prolong renew
strengthen strong stronger|weaken weak weaker undermine
before prior|after
ahead|behind
easy easier easily|difficult hard harder
preserve protect protected|topple toppled overthrow destroy
scepticism sceptical skepticism skeptical|enthusiasm enthusiastic
optimism optimistic|pessimism pessimistic
cheap cheaper|expensive
large larger|small smaller
high|low
advance advanced|retreat retreated
build builds built create|dismantle destroy
success succeed succeeded successful|failure fail failed fails failing
improve improvement better|worsen deteriorate worse
begin begins began begun start started open opened launch|end ended finish close closed stop stopped halt
enter entered join joined|leave leaves left withdraw withdrew withdrawn quit
possible|impossible
positive|negative
import|export
buy buys bought buyer|sell sells sold seller
ally allies partner|enemy enemies rival adversary
attack invade invaded|defend
accelerate faster hasten|slow slowed slower delay delayed
include|exclude
trust|distrust mistrust
agree agreed|disagree
north northern|south southern
east eastern|west western
north northern|east eastern
north northern|west western
south southern|east eastern
south southern|west western
public|private
early earlier|late later
safe safer secure|dangerous unsafe insecure
certain|uncertain
legal lawful|illegal unlawful
majority|minority
war|peace
friend friendly|foe hostile
admit admitted confirm|deny denied denies
supply supplied|demand
"""
SIDES = tuple(
    (frozenset(map(stem, left.split())), frozenset(map(stem, right.split())))
    for left, _, right in (line.partition("|") for line in _LINES.strip().splitlines())
)
"""The stems of both sides of each pair."""
