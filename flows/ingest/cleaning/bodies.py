"""Words that name bodies and what persons do there, in the languages a desk reads."""

from __future__ import annotations

from flows.ingest.cleaning.shape import key

INSTITUTION_WORDS = frozenset(
    key(word)
    for word in (
        "institute institutes institution institut instituto istituto instytut institutet instituttet "
        "university universität université universidad "
        "universidade università universiteit universitet college school academy academies center centre "
        "centro zentrum centrum council foundation "
        "stiftung fondation fundación fundação fondazione think society association forum club network project "
        "programme program group observatory observatoire observatorio "
        "office ministry department secretariat hotel palace hall street avenue secretariado agency commission "
        "committee bureau embassy organisation organization union bank press "
        "review journal times post observer herald gazette tribune magazine news radio television government "
        "house senate parliament conference "
        "initiative alliance compact authority division directorate unit section blog quarterly weekly daily "
        "monthly telegraph chronicle bulletin courier dispatch gazeta gazette workshop service house "
        "институт университет центр фонд совет министерство академия агентство комитет "
        "معهد مركز جامعة مؤسسة وزارة مجلس "
        "laboratory lab labs library repository archive fund trust company studies affairs "
        "palacio palais palazzo palácio presidencia présidence presidência congreso "
        "endowment consortium federation league coalition ministerio ministère ministerium conseil consejo "
        "gesellschaft verein akademie académie academia "
        "gruppe kontor faro diario journal zeitung redaktion editors editorial staff team desk board panel task force"
    ).split()
)
"""Words that name bodies, not persons."""

BODY_WORDS = frozenset(
    key(word)
    for word in (
        "institute institut instituto istituto instytut institutet university universität université "
        "universidad universidade università universiteit college "
        "academy center centre centro zentrum council foundation stiftung fondation fundación fundação "
        "институт университет центр фонд совет министерство академия агентство комитет "
        "معهد مركز جامعة مؤسسة وزارة مجلس "
        "association observatory observatoire office ministry department secretariat "
        "agency commission committee bureau embassy organisation organization division directorate society "
        "federation consortium endowment ministerio ministère ministerium "
        "gesellschaft verein akademie académie academia observatorio osservatorio workshop forum programme "
        "program initiative"
    ).split()
)
"""Those of them that hardly stand in a title."""

ROLE_WORDS = frozenset(
    key(word)
    for word in (
        "fellow fellows researcher researchers researcher professor lecturer reader director directors deputy "
        "head heads chair chairman chairwoman chairperson "
        "president vice-president senior junior associate assistant visiting non-resident nonresident analyst "
        "analysts adviser advisor advisers advisors scholar scholars scientist economist editor "
        "correspondent reporter columnist journalist writer author founder co-founder ceo officer manager "
        "coordinator minister ambassador secretary spokesperson spokesman spokeswoman "
        "general commissioner representative envoy diplomat attorney lawyer counsel consultant expert "
        "specialist student candidate phd emeritus dean rector provost chief executive partner "
        "member governor senator mp mep colonel captain commander admiral general lieutenant "
        "wissenschaftler wissenschaftlerin mitarbeiter mitarbeiterin leiter leiterin direktor direktorin "
        "professorin gastwissenschaftler referent referentin "
        "chercheur chercheuse directeur directrice professeur professeure maître conférences doctorant "
        "conseiller responsable "
        "investigador investigadora profesor profesora directora director catedrático catedrática analista "
        "asesor asesora "
        "pesquisador pesquisadora professora coordenador ricercatore ricercatrice professore direttore docente "
        "forsker seniorforsker professor forskare tutkija badacz profesor dyrektor analityk научный сотрудник "
        "профессор директор эксперт аналитик доцент 研究员 教授 研究員 助理 主任"
    ).split()
)
"""Words that name what a person does."""
