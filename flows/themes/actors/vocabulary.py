"""Words that tell what a capitalised name is: titles of persons, heads of organisations, treaties and places."""

from __future__ import annotations

import re

from flows.language.dictionary import words
from flows.language.identify import FUNCTION_WORDS

TITLES = frozenset(
    "president president-elect vice-president minister chancellor premier king queen emperor emir pope prince princess "
    "sheikh ayatollah imam secretary secretary-general senator representative congressman congresswoman governor mayor "
    "ambassador envoy judge justice professor prof dr doctor mr mrs ms miss sir lord lady dame baroness colonel col "
    "general gen lieutenant lt admiral adm captain capt commander brigadier sergeant marshal commissioner "
    "chairman chairwoman chair speaker spokesman spokeswoman spokesperson director rep sen gov amb rabbi archbishop "
    "bishop cardinal patriarch taoiseach herr frau monsieur madame judge mullah comrade".split()
)
"""Words in front of a person's name that make it one."""

QUALIFIERS = frozenset(
    "former vice deputy prime foreign defence defense finance interior energy trade state federal acting chief "
    "executive opposition leader candidate attorney first honourable excellency elect national security special high "
    "permanent assistant under associate senior junior republican democratic democrat conservative labour party "
    "secretary-general agriculture health education economy environment home then late young old director-general "
    "political military central commission council council's crown grand supreme presidential mister us eu un uk the "
    "new western eastern adviser advisor economist analyst researcher fellow".split()
)
"""Words that may stand between, before and behind titles; they make no person."""

TITLE_WORDS = TITLES | QUALIFIERS
"""Both."""

OPENERS = FUNCTION_WORDS["en"] | frozenset(
    "while although though since because despite unlike whereas yet still once until under whether given both either "
    "neither nor without within during against among amid along across behind beyond near off onto per than that "
    "however moreover furthermore nevertheless nonetheless therefore thus hence instead meanwhile finally indeed "
    "perhaps today yesterday tomorrow later earlier next last another many several few each every all most some here "
    "there where why how again already always never often soon even just only also besides last-ditch "
    "critics analysts experts officials diplomats observers voters supporters".split()
)
"""Words whose capital at the beginning of a sentence says nothing."""

PARTICLES = frozenset("van von der bin ibn bint zu".split())
"""Small words inside the names of persons, and of nothing else."""

CALENDAR = frozenset(
    "January February March April May June July August September October November December Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Christmas Easter Ramadan "
    "Spring Summer Autumn Winter I Figure Table Chart Box Chapter Section Article Annex Appendix Part Volume No Vol "
    "Photo Image Source Note Notes".split()
)
"""Capitalised words that are no names of actors."""

ORGANISATIONS = frozenset(
    "Ministry Department Bank University Institute Institution Council Committee Commission Court Tribunal Chamber "
    "Bureau Office Centre Center Academy College School Organization Organisation Association Union League Federation "
    "Confederation Party Front Agency Authority Fund Board Society Directorate Secretariat Assembly Parliament Army "
    "Navy Forces Force Corps Brigade Brigades Regiment Battalion Police Guard Guards Foundation Forum Group Network "
    "Movement Coalition Alliance Congress Senate Corporation Company Corp Co Inc Ltd Plc GmbH Holdings Times Post "
    "Journal Herald Tribune Gazette Daily Courier Telegraph Observer Radio Television Broadcasting News Observatory "
    "Club Initiative Service Services Command Consortium Trust Endowment Think-Tank Democrats Socialists Communists "
    "Greens Liberals Exchange Airlines Airways Railways Industries Systems Energy Petroleum Oil Gas Electric Telecom "
    "Church Synod Patriarchate Embassy Consulate Mission Taskforce Militia Project Programme Register Registry "
    "Laboratory Lab Library Museum Hospital Faculty Bundesbank Syndicate Caucus".split()
)
"""Last words of the names of organisations."""

SURNAMES_TOO = frozenset("Court Church Post Guard Force Board Price Bank Energy Law".split())
"""Those that are a surname behind a given name."""

GENERIC = ORGANISATIONS | frozenset(
    "Foreign Defence Defense Interior Finance Justice Central National Federal State States Supreme Constitutional "
    "High International General Security Trade Commerce Health Agriculture Education Environment Labour Labor Armed "
    "Special Joint Executive Military Air Public Economic Economy Affairs Home Internal External Ministers Electoral "
    "Election Elections Standing Select Opposition Ruling Governing Coast Border Customs Intelligence Secret District "
    "Appeals Appeal Cabinet Government Communications Culture Transport Tourism Industry Development Planning Welfare "
    "Social Human Rights Budget Judiciary Ways Means Regional Local Provincial City Municipal New Old Royal Grand "
    "Steering Advisory Working Contact Governing Executive Action Emergency Peace Reform Civil Legal Research Policy "
    "Studies The Upper Lower House Oval Revenue Information Media Foreign-Policy Statistics Statistical".split()
)
"""Words that do not tell one organisation from another; a name of nothing else may be anybody's."""

ANYBODYS = (GENERIC - {"State"}) | frozenset(
    "Representatives Conservative Conservatives Diet Homeland Commons Lords Reserve Defense Justice Treasury Moderates "
    "Liberal Christian".split()
)
"""Words of names that a country's own body bears, and those of other countries too."""

DOCUMENTS = frozenset(
    "Treaty Convention Agreement Accord Accords Protocol Pact Charter Declaration Act Memorandum Statute Covenant "
    "Communiqué Compact Concordat".split()
)
"""Last or, with ``of`` or ``on`` behind, first words of treaties and the like."""

PLACES = frozenset(
    "Sea Ocean Strait Straits Peninsula Island Islands River Bay Gulf Valley Mountains Province Oblast Desert Canal "
    "Delta Basin Plateau Narrows Heights Archipelago Channel Isthmus Prefecture Voivodeship".split()
)
"""Last words of the names of places."""

PLACE_LEADS = frozenset("Lake Mount Cape Port Gulf Strait Bay Isle".split())
"""First words of the names of places; some with ``of`` behind."""

NOT_TELLING = GENERIC | DOCUMENTS | PLACES | PLACE_LEADS
"""Words that say what is named, and not which one."""

THINGS = frozenset(
    "Courthouse Bridge Plaza Tower Towers Stadium Building Hotel Theatre Theater Station Campus Prison Camp Cemetery "
    "Memorial Monument Highway Airport Palace Street Avenue Square Road Prize Award Doctrine Plan Wall Line Doctrine "
    "Fellow Fellowship Professorship Lecture "
    "Syndrome Effect Affair Scandal Cup Games Hill Hills Hall Plant Talks Summit Conference Report Review".split()
)
"""Words behind the name of a person that make it the name of a thing."""

NO_PERSON = (
    GENERIC
    | DOCUMENTS
    | PLACES
    | CALENDAR
    | THINGS
    | frozenset(
        "War Wars World Cold Revolution Crisis Summit Conference Doctrine Plan Road Belt Act Award Prize Day Week Year "
        "Street Avenue Square Palace Airport Base Spring Age Era Games Cup Olympics Internet Web AI God Euro Dollar "
        "Great Big Middle Upper Lower Greater Deal Order Question Age Review Report Paper Brief Analysis Strategy "
        "Framework Programme Republic Kingdom Empire Emirate Sultanate County Region District Nation Nations People "
        "Peoples Chargé Member Members Earth Moon "
        "Moment Syndrome Effect Line Wall Curtain Affair Scandal Massacre Uprising Mandate".split()
    )
)
"""Words that do not stand in a person's name."""

ROLE_BEFORE = re.compile(
    r"\b(?:president|president-elect|minister|premier|chancellor|spokes(?:man|woman|person)|senator|congress(?:man|woman)|"
    r"ambassador|envoy|general|colonel|commander|captain|admiral|governor|mayor|king|queen|prince|professor|economist|"
    r"analyst|researcher|historian|lawyer|journalist|activist|adviser|advisor|commissioner|secretary|leader|chief|"
    r"chair|chairman|chairwoman|director|director-general|candidate|author|colleague|scientist|physicist|diplomat|"
    r"dissident|negotiator|billionaire|businessman|businesswoman|banker|lawmaker|politician|strategist|expert|scholar|"
    r"founder|successor|predecessor|rival|deputy|counterpart),? $"
)
"""Small words in front of a name that make it a person's."""

_SAYS = (
    "said|says|told|tells|argued|argues|warned|warns|wrote|writes|added|adds|claimed|claims|noted|notes|believes|"
    "believed|explained|explains|recalled|recalls|insisted|insists|conceded|concedes|replied|thinks|complained"
)
SPEAKS_BEHIND = re.compile(
    rf",? (?:{_SAYS})\b|, (?:who|whose|whom)\b|, (?:an?|the)(?: [\w-]+){{0,3}} (?:analyst|fellow|professor|researcher|"
    r"director|economist|lawyer|historian|scholar|expert|diplomat|officer|minister|adviser|advisor|journalist)\b"
)
"""What behind a name makes it a person's."""

PLACED = re.compile(r"\b(?:in|at|near|from|into|around) $")
"""What in front of a name makes it a place's, whatever follows."""

COUNTED = re.compile(r"\b(?:[Aa]n?|[Tt]he) $")
"""What in front of a name makes it a thing's ("a Raspberry Pi"), unless a title or an office says whose it is."""

SPEAKS_BEFORE = re.compile(rf"\b(?:{_SAYS}|according to|asked|told) $")
"""What in front of a name makes it a person's, where it is no known word."""

OFFICE = re.compile(r" ([Aa]dministration|[Pp]residency|[Gg]overnment|[Cc]abinet)\b(?! officials?'s)")
"""What turns the name of who heads it into that of a government."""

ACRONYMS = frozenset("U.S. U.N. U.K. E.U. A.I. U.S U.N U.K E.U A.I".split())
"""Abbreviations that look like the initials of a person."""

COMMON_SURNAMES = frozenset(
    "Smith Johnson Williams Jones Brown Davis Miller Wilson Moore Taylor Anderson Thomas Jackson White Harris Martin "
    "Thompson Robinson Clark Lewis Lee Walker Hall Allen Young King Wright Scott Green Adams Baker Nelson Campbell "
    "Mitchell Roberts Carter Phillips Evans Turner Parker Edwards Collins Stewart Morris Murphy Cook Rogers Morgan "
    "Kim Park Choi Jung Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Lin Ma Sun Xu Nguyen Tran Le Khan Singh Kumar "
    "Sharma Patel Ali Ahmed Hassan Hussein Mohammed Muhammad Ibrahim Garcia Martinez Rodriguez Lopez Gonzalez Perez "
    "Sanchez Ramirez Silva Santos Müller Schmidt Schneider Fischer Weber Meyer Wagner Hansen Jensen Nielsen Larsen "
    "Olsen Johansson Andersson Karlsson Ivanov Petrov Rossi Ferrari Dubois Durand Sato Suzuki Tanaka Yamamoto".split()
)
"""Surnames so common that one in another article need not be the same person's."""


def is_word(text: str) -> bool:
    """Tell whether a capitalised word, or every part of a compound, is an English one."""
    # Texts ask for thousands of words, so the set of them is worth the 20 ms that it takes.
    known = words()
    low = text.lower()
    return low in known or ("-" in low and all(part in known for part in low.split("-") if part))
