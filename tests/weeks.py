"""Three weeks of an invented desk: pages of authors and institutions that do not exist."""

from __future__ import annotations

from html import escape
from typing import NamedTuple


class Page(NamedTuple):
    """A document of the desk."""

    name: str
    title: str
    author: str
    house: str
    day: str
    text: str
    """Paragraphs, an empty line between them."""

    @property
    def html(self) -> str:
        """Return it as its institution's site would show it."""
        body = "\n".join(f"<p>{escape(one)}</p>" for one in self.text.strip().split("\n\n"))
        return (
            f'<!DOCTYPE html>\n<html lang="en"><head><title>{escape(self.title)}</title>\n'
            f'<meta name="author" content="{escape(self.author)}">\n'
            f'<meta property="og:site_name" content="{escape(self.house)}">\n'
            f'<meta property="article:published_time" content="{self.day}">\n</head>\n'
            f"<body><article><h1>{escape(self.title)}</h1>\n{body}\n</article></body></html>\n"
        )


TREATY = Page(
    "treaty.html",
    "The treaty has a year to live",
    "Ada Miller",
    "North Institute",
    "2026-03-03",
    """
The arms control treaty between Orland and Velden will expire in February 2027. Its limits on nuclear warheads are
the last that the two governments have left, and inspections under the treaty stopped long ago.

Orland and Velden may extend the limits of the arms control treaty on nuclear warheads for another five years.

The review conference on arms control opens in the capital of Velden on 12 March 2026. Neither delegation has said
what it will bring to the table, and the nuclear weapons of third states are not on the agenda.
""",
)

SANCTIONS = Page(
    "sanctions.html",
    "Sanctions on Orland need a second look",
    "Bo Larsen",
    "Harbour Council",
    "2026-03-04",
    """
The sanctions on the defence industry of Orland have been in force for four years. Export controls keep machine
tools out, and the asset freeze keeps the money of its owners in the banks of the islands.

The council will decide on the sanctions by June 2026. It should not lift the export controls before the border is
quiet, because the sanctions are the only lever that is left.

Customs officers of the islands have stopped forty ships with forged papers since the sanctions began. The embargo
leaks, but it leaks less than its critics claim.
""",
)

CORRECTED = SANCTIONS._replace(
    name="sanctions-corrected.html",
    day="2026-03-10",
    text=SANCTIONS.text.replace("forty ships", "fourteen ships"),
)

GRAIN = Page(
    "grain.html",
    "Grain must leave the ports",
    "Carla Nunez",
    "Harbour Council",
    "2026-03-05",
    """
Wheat prices fell in every market of the coast after the ports reopened. Food security in the islands depends on
grain exports that go through three harbours, and one of them is still mined.

The export ban on wheat ends on 30 September 2026. Until then the farmers of Velden sell their harvest at home for
half the price, and food aid to the islands comes from elsewhere.
""",
)

ENERGY = Page(
    "energy.html",
    "Pipelines do not make friends",
    "Dov Levin",
    "North Institute",
    "2026-01-12",
    """
The gas pipeline between Orland and the islands was meant to bind both sides. Energy security has become an argument
for building terminals for liquefied natural gas instead.

Parliament may return to the bill on gas storage next year. Energy prices will decide whether it does, and the oil
companies are in no hurry.
""",
)

BORDER = Page(
    "border.html",
    "A border that asylum seekers cross twice",
    "Eva Lind",
    "Border Observatory",
    "2026-03-06",
    """
Asylum applications in Velden doubled within a year. Refugees who are turned back at the border of the islands try
again within days, and migration offices lose count.

The migration pact comes into force on 1 July 2026. Asylum seekers will then wait in camps outside the border, which
the refugee agency calls a prison by another name.
""",
)

SEA = Page(
    "sea.html",
    "The navy of Orland learns to wait",
    "Finn Ahlberg",
    "Border Observatory",
    "2026-03-06",
    """
Naval exercises in the strait have grown every year. The navy of Orland keeps two frigates near the shipping lanes,
and maritime security has become a matter of patience.

The arms control treaty says nothing of ships. Limits on nuclear warheads do not bind a navy that carries none, and
arms control at sea has no friends in either admiralty.
""",
)

WEEK_1 = (TREATY, SANCTIONS, GRAIN, ENERGY, BORDER, SEA)

TREATY_AGAIN = Page(
    "treaty-again.html",
    "After the review conference",
    "Ada Miller",
    "North Institute",
    "2026-03-13",
    """
The review conference on arms control ended without a paper. The arms control treaty between Orland and Velden will
expire in February 2027.

Orland and Velden will not extend the limits of the arms control treaty on nuclear warheads. The general staffs have
begun to plan for nuclear weapons without numbers, and arms control is left to the museums.
""",
)

PORTS = Page(
    "ports.html",
    "When the cranes stopped",
    "Gita Rao",
    "Coastal Cyber Centre",
    "2026-03-10",
    """
A cyberattack with ransomware stopped the cranes of the largest harbour for two days. Hackers had been inside the
port's network since autumn, and nobody had looked.

The cyber agency of the islands will publish its rules for harbours on 20 April 2026. Cybersecurity at sea has been
left to insurers until now.
""",
)

BANKS = Page(
    "banks.html",
    "A ransom for the savings banks",
    "Hugo Berg",
    "Coastal Cyber Centre",
    "2026-03-11",
    """
Hackers took the accounts of three savings banks hostage. The ransomware came by mail, as malware does, and the
cyber defence of small banks consists of a telephone number.

A joint cyber exercise of the central banks is due in May 2026. Cyberattacks on payments are its only subject.
""",
)

VOTES = Page(
    "votes.html",
    "Voting machines on a shelf",
    "Ines Costa",
    "Harbour Council",
    "2026-03-12",
    """
Election hacking needs no hackers when the machines stand unlocked. The cybersecurity of the vote in Velden is a
matter of keys, and disinformation does the rest.

The electoral commission must audit the software by 15 May 2026. Without an audit any cyberattack will be believed,
also one that never was.
""",
)

CABLES = Page(
    "cables.html",
    "Who guards the cables",
    "Jon Falk",
    "North Institute",
    "2026-03-12",
    """
Malware in the control rooms of two cable landing stations was found by chance. Cyber operations against cables cost
less than ships with anchors, and nobody has to be seen.

Norms for cyberspace do not mention cables. The cyber dialogue between Orland and the islands should begin there,
before hackers do.
""",
)

WEEK_2 = (TREATY_AGAIN, CORRECTED, PORTS, BANKS, VOTES, CABLES)

LATE = Page(
    "late.html",
    "What the wheat market expects",
    "Carla Nunez",
    "Harbour Council",
    "2026-03-25",
    """
Wheat prices have risen for the first time since the ports reopened. Grain exports go through two harbours now, and
food security in the islands is worse than a year ago.

The export ban on wheat ends on 30 September 2026. The grain traders of Velden expect another ban after it.
""",
)

WEEK_3 = (LATE,)
