"""Three invented documents, as long and as knotty as real ones: sentences by document and block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Document:
    id: str
    name: str
    outlet: str
    title: str
    subtitle: str | None
    blocks: dict[int, tuple[str, ...]]
    facts: tuple[tuple[str, str], ...]
    excerpts_only: str | None = None


MARANT: Final = Document(
    id="S1",
    name="Marant",
    outlet="Baltic Policy Forum",
    title="Arctic relations after the pause",
    subtitle=None,
    blocks={
        1: (
            "The return of working-level meetings does little to change the structural quarrel over the High North.",
            "Ministers seem likely to find a civil tone, and that is important.",
            "But the sides must make every effort to turn courtesy into decisions on the core issues – where agreement has been elusive since 2022.",
        ),
        2: (
            "The key to steadying and then perhaps improving relations lies in three fields: rescue at sea, fisheries and cables on the sea floor.",
            "Regarding rescue, the eight states retain roughly 40 vessels able to work in heavy ice and 90 including chartered ships.",
            "They can and should share where those ships are.",
            "At the very least, the eight should prepare to renew the Central Arctic fisheries agreement – which will lapse in 2037.",
            "Progress will entail very difficult talks, agreements and compromises on quotas, observers and the limits of the continental shelf.",
        ),
        3: (
            "Turning to cables, a higher level of cooperation should be attainable.",
            "Both shores have suffered very costly breaks, and repair is a truly shared interest.",
            "The first step is restoring a level of trust at which ship tracks are exchanged within hours, so that more anchors are caught in the act.",
            "States need not be “partners” to repair a cable effectively and to share what they saw, now arguably the cheapest form of deterrence.",
            "Under the incoming chair, there is a reasonable chance that the sides will agree on a common log of incidents – while taking great care to keep military traffic out of it.",
        ),
        4: (
            "Ice charts are a new frontier.",
            "Both sides must work harder to develop common norms for the data, and to ensure that a gap in the satellites does not become a gap in safety.",
            "The economies of the north are vulnerable to the same storms, and the new secretariat must work with every coast to preempt this risk.",
        ),
        5: (
            "These structural issues are ultimately more important than personalities, so neither side should believe that a change of chair will necessarily produce better relations.",
            "Beyond that fact, much will depend on whom the capitals appoint to lead the delegations.",
            "Finally, public opinion along the coasts is relevant.",
            "Currently, citizens on both shores are quite suspicious.",
            "Governments will have more leeway to improve relations if their citizens warm to the idea.",
        ),
    },
    facts=(
        ("Author", "Ilse Marant, Chair of the Northern Programme, Baltic Policy Forum"),
        ("Published by", "Baltic Policy Forum"),
        ("Date", "not printed; after 8 November 2024, from the words “incoming chair”"),
        ("Kind", "commentary, 446 words, English (0.99)"),
        (
            "Removed",
            "2 lines: a picture’s label (“icebreaker port”), a list of related articles (“Publicaciones relacionadas”)",
        ),
        ("Notices", "The title misspells “relations” as “relationes”; corrected nowhere."),
        ("Record", "4d0fed013989a1c2, from the original’s SHA-256"),
    ),
)

WEI: Final = Document(
    id="S2",
    name="Wei",
    outlet="East Asia Shipping Observatory",
    title="Is a Northern Sea Route Boom Imminent?",
    subtitle=None,
    blocks={
        1: (
            "The winter of 2024 brought an unprecedented season to the Russian Arctic, with more transits after October than in any earlier year.",
            "The season is a harbinger of a revolution in shipping and it would be outdated to keep using the traditional framework to predict which cargoes will move next.",
        ),
        2: (
            "From the rhetoric of several port directors and the orders placed with two large yards, a boom on the Northern Sea Route seems imminent.",
            "The bargain that the new operator might reach with the ministry would again surprise both insurers and charterers if they could not keep up.",
        ),
        3: (
            "One move, probably a less unexpected one, would be seeking cooperation with the neighbours on cables in the Barents Sea, especially on the quick release of repair ships.",
            "The operator has emphasized that the failed policy of earlier years helped the rise of sabotage and thus that getting rules for anchors should be the priority, rather than pursuing the owners in court, which Moscow opposes.",
        ),
        4: (
            "But what the operator desires most is the relief of sanctions, one of the significant preconditions for making any boom real.",
            "In 2022, the Western governments together with their allies in Asia imposed a series of measures on the route, targeting senior officials, yards, banks and classification societies, blocking them from insuring ships and limiting their financial transactions.",
            "The measures have hit the route hard, shrinking transit cargo from $34 million in fees in 2021 to $23 million in the next year.",
        ),
        5: (
            "Next March will be critical since the governments will make decisions on whether to prolong the current measures.",
            "As an operator that distances itself from traditional thoughts and policy, it would hardly resist the temptation of buying older tankers to terminate its dependence on chartered tonnage.",
        ),
        6: (
            "The ministry, of course, can easily waive the ice-class rules with a stroke of a pen, even when it faces aversion both from insurers and abroad.",
            "The lower house passed a bill in September, hoping to change the rules to a law and make waivers more difficult.",
            "The bill, however, did not get a majority in the upper house.",
            "Even if the bill could get traction next year, the ministry can still use the provision of a “strategic cargo waiver” to bypass the law and the likelihood for it to invoke it, if necessary, is relatively high.",
        ),
        7: (
            "The external pressure mainly comes from the European ports, which are especially uneasy and worried that charterers might “forgive” the broken rules.",
            "Recently, the ports have decided to prolong their ban on transshipment for another six months to mid 2025, sending a very clear signal to the next owners, hoping the charterers will follow suit.",
            "But it might be more wishful thinking.",
        ),
        8: (
            "Nevertheless, the prospects for the route are not all rosy.",
            "Security in the Barents Sea remains the structural problem between the coasts.",
            "Any boom will inevitably require the operator to reassure the neighbours more and to ensure its commitment to pilotage.",
            "In the past two years, the mutual trust between the northern navies has plunged to a historic low due to the situation around the cables.",
            "It is reasonable for the alliance not to abandon its patrols in the Norwegian Sea, and so the conflicts between the fleets will not be wiped out easily.",
        ),
        9: (
            "When a boom is around the corner, many people start to worry about China’s place in the Arctic and some of them even argue that a reversed version of the “Suez moment” will emerge, in which Beijing holds hands with Moscow to balance the canal states.",
            "That comparison is totally misleading.",
            "How China and the coastal states deal with insurance, crews and ice pilots, rather than the limited transits of one season, will shape its northern policy in the next stage.",
        ),
    },
    facts=(
        ("Author", "Wei Jialing, Assistant Research Fellow, East Asia Shipping Observatory"),
        ("Published by", "East Asia Shipping Observatory"),
        ("Date", "16 January 2025, as printed (“Jan 16 , 2025”)"),
        ("Kind", "commentary, 955 words, English (1.00)"),
        (
            "Removed",
            "4 lines: a language switch (“English 简体 繁體”), a section label, “You might also like”, “Back to Top”",
        ),
        ("Notices", "“Next March” was read as March 2025, against the date of publication."),
        ("Record", "adaa583bc1f89586, from the original’s SHA-256"),
    ),
)

LINDQVIST: Final = Document(
    id="S3",
    name="Lindqvist",
    outlet="Nordic Institute for Security Studies",
    title="Northern bromance or business as usual?",
    subtitle="The new chair and relations in the High North",
    blocks={
        1: (
            "The regime is ready to re-set its troubled relationship with the northern states.",
            "While hopes are high, specific expectations are lower and the new chair may eventually offer Moscow a smaller space than suggested by the opening statements.",
        ),
        2: (
            "The autumn session of 2024 was unusually dramatic.",
            "Part of the drama was allegedly provided by tankers of the shadow fleet, as some of their anchors were dragged across two cables immediately prior to the September 2024 ministerial.",
        ),
        3: (
            "Prepare for a short-term future of great uncertainty as the new chair defines and implements the programme vis-à-vis Moscow.",
        ),
        4: (
            "Prepare for a mid- and long-term future where the Nordic states may have to take greater responsibility for handling the challenge at sea.",
        ),
        5: (
            "Prepare for a mid- and long-term future where the Northern Fleet may feel emboldened to attempt to exert influence over Svalbard’s waters.",
        ),
        6: (
            "“We are ready for and seek a return to full-format work in the Arctic.",
            "[..] We know that this will not be easy, but are ready to take this road” (Orlov, 9 November 2024)",
        ),
        7: (
            "“If they share their ice charts with us, we are going to share ours” (Maren Dahl on NRK, 7 September 2024)",
        ),
        8: (
            "While the Norwegian delegate immediately pointed to interference, accusing the owners of the tankers of attempting to discredit the session, the incoming chair dismissed these direct allegations, suggesting during the first press conference that “it could be a trawler, but it could also be a storm”.",
            "However, in October 2024 the joint inquiry formally accused the owners of cutting the cables with the intent of influencing the session.",
        ),
        9: (
            "Opinion polls showed no widespread endorsement of the route by European shippers.",
            "In fact, both passages were viewed with some scepticism – but the northern one was rejected more unequivocally (see fig. 1).",
            "Thus, to illustrate, an October 2024 survey showed that while 38 percent of the shippers indicated a positive view of Suez, 20 percent thought of it in negative terms (11 percent were undecided and 30 percent had never used it).",
            "The corresponding figures for the northern route were much clearer: eight percent and 61 percent, respectively.",
        ),
        10: (
            "When asked about the expected consequences of the new chair, 44 percent of those polled expressed the belief that open meetings would be good for trade, while a mere seven percent found that a longer pause would serve it better.",
            "37 percent expected insurance to become cheaper, while 35 percent believed that it will remain unchanged and six percent indicated that it is likely to become dearer.",
        ),
        11: (
            "Statements by the chair have widely been interpreted as pointing to a narrow, technical agenda.",
            "As part of this, the chair has insisted that coastal states, especially the smaller ones, should do more to solve quarrels in their own waters and thus relieve the Council of an unnecessary burden.",
        ),
        12: (
            "Hopeful observers in Moscow interpret this as a possibility for better relations.",
            "More cautious observers, on the other hand, insist that two states operating on the same narrow interests may actually clash precisely as a result of this.",
            "The minister himself noted that a return to normal work will “not be easy” and in this may be a realization that a new chair may not necessarily bring the amount of change expected by many.",
        ),
        13: (
            "The second theatre is the Barents Sea and, with that, the rest of the European north, which sits on the side-lines of both shipping and cables.",
            "The chair has famously warned that “the Council is not a coast guard” and that the neighbours need to take on a greater responsibility for the sea floor.",
            "Against this backdrop, policy-makers are hoping that the alliance will become less committed to the north and that its members will see increasing buck-passing and fragmentation.",
        ),
        14: (
            "If the larger governments lift their measures, it will become very difficult for the ports to agree on another extension, and then little would compel the operators to change the way they insure their ships.",
            "The measures of March 2022 would in that case simply be allowed to lapse, one by one.",
        ),
        15: (
            "Figure 1: Poll of European shippers on two passages. POSITIVE 38 % 8 % NEGATIVE 20 % 61 % Source: Nordisk Rederipanel (October 2024).",
        ),
        16: (
            "The policy of the new chair will continue to excite and to confuse, and it would be premature to conclude that a northern bromance is in the making.",
            "Interests in the north have long differed, and such differences usually resist sudden change.",
        ),
    },
    facts=(
        ("Author", "Karin Lindqvist, Senior Researcher, Nordic Institute for Security Studies"),
        ("Published by", "Nordic Institute for Security Studies (NISS)"),
        ("Date", "November 2024, as printed"),
        ("Kind", "policy brief, 1,480 words, English (1.00)"),
        (
            "Cite as",
            "Lindqvist, K. (2024). Northern bromance or business as usual? The new chair and relations in the High North. Nordic Institute for Security Studies. NISS Policy Brief Vol. 2024 No. November",
        ),
        (
            "Rights",
            "Retained by the authors; one copy for private study; no further distribution. The issue quotes and does not reprint.",
        ),
        ("Removed", "21 lines: the portal’s cover page, its rights notes and take-down policy, a page number"),
        ("Notices", "The columns of figure 1 sum to 99 and 101, from rounding."),
        ("Record", "479ac3eb84f4975e, from the original’s SHA-256"),
    ),
    excerpts_only="Only the cited sentences and their neighbours are shown, because the terms of use forbid further distribution.",
)

THREE: Final = (MARANT, WEI, LINDQVIST)
