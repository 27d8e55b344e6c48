"""Words that mail programs, mailing lists and letter writers use, in the languages a desk reads.

General phrases, written from general knowledge; each is looked for in one line with its white space folded.
"""

from __future__ import annotations

import re

BROWSER = re.compile(
    r"\b(?:view|read|open|see|display)\b.{0,40}\b(?:in|on|with) (?:a |an |your |the )?(?:web ?)?(?:browser|web)\b"
    r"|^(?:web|online|browser) version$|\b(?:trouble|problems?|difficult\w+) (?:viewing|reading|displaying|seeing)\b"
    r"|\bview (?:it |this |the )?(?:e-?mail |newsletter )?online\b|im browser|online-?version|onlineversion"
    r"|nicht (?:richtig|korrekt) (?:angezeigt|dargestellt)|version en ligne|dans (?:le|votre) navigateur"
    r"|en (?:el|su|tu) navegador|versi[óo]n (?:en l[íi]nea|online)|nel (?:tuo )?browser|in (?:je|uw) browser"
    r"|no (?:seu )?navegador|w przeglądarce|i din browser|i webbläsaren|в браузере|在浏览器中|在瀏覽器中",
    re.IGNORECASE,
)
"""Leads to the mail on the web."""

LEAVING = re.compile(
    r"\bunsubscri|\bopt[- ]out\b|\bmanage (?:your |my )?"
    r"(?:e-?mail |subscription |newsletter )?(?:preferences|subscriptions?)"
    r"|\bupdate (?:your |my )?(?:e-?mail |subscription |contact )?(?:preferences|profile|details)"
    r"|\b(?:e-?mail|subscription|communication) preferences\b"
    r"|\byou (?:are|'re|’re|were|have been|have) (?:receiv\w+|sent|subscribed)\b.{0,60}"
    r"\b(?:because|e-?mail|newsletter|list)\b"
    r"|\b(?:this|the) (?:e-?mail|message|newsletter) was (?:sent|delivered|intended)\b"
    r"|\bwhy did i (?:get|receive) this\b"
    r"|\bforward(?:ed)? (?:this|to a) (?:e-?mail|friend|colleague)|\bforward to a (?:friend|colleague)\b"
    r"|\badd (?:us|\S+@\S+) to your (?:address book|contacts|safe)"
    r"|\babbestell|\babmelde|\bvom newsletter abmelden|sie erhalten diese"
    r"|(?:se )?d[ée]sabonner|d[ée]sinscri|désabonnement"
    r"|vous recevez (?:ce|cet|cette)|darse de baja|cancelar (?:la |su |tu )?suscripci|dejar de recibir|recibe este"
    r"|disiscriv|annulla(?:re)? l['’]iscrizione|ricevi questa|cancelar (?:a )?(?:subscri|inscri)|descadastr"
    r"|\buitschrijven|\bafmelden|\bafmeld |framelding|avprenumerera|avregistrer|wypisz|zrezygnować z"
    r"|отписаться|отказаться от рассылки|退订|取消订阅|取消訂閱|配信停止|إلغاء الاشتراك",
    re.IGNORECASE,
)
"""Says why the mail came, and how to stop the next ones."""

ANSWERED = re.compile(
    r"^(?:on|am|le|el|il|op|den|dne|w dniu|em|pe|tor|le) .{4,200}"
    r"(?:wrote|schrieb.{0,60}|a écrit|escribió|ha scritto|schreef.{0,60}|skrev.{0,60}"
    r"|napsal\(?a?\)?|napisał\(?a?\)?|escreveu"
    r"|a scris|kirjoitti)\s*[:：]$|^.{3,80}(?:пишет|писал\(?а?\)?|写道)\s*[:：]$",
    re.IGNORECASE,
)
"""Stands over the words of the mail that is answered."""

ORIGINAL = re.compile(
    r"^-{2,}\s*(?:original message|urspr[üu]ngliche nachricht|message d['’]origine|mensaje original"
    r"|messaggio originale"
    r"|oorspronkelijk bericht|opprinnelig melding|original meddelelse|исходное сообщение|原始邮件|原始郵件)\s*-{2,}$",
    re.IGNORECASE,
)
"""Parts an answer from the whole mail below it."""

FORWARDED = re.compile(
    r"^(?:-{2,}\s*)?(?:begin )?(?:forwarded message|weitergeleitete nachricht|message (?:transf[ée]r[ée]|transmis)"
    r"|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht|пересылаемое сообщение|转发的邮件)\s*(?:-{2,}|:)?$"
    r"|^-{2,} forwarded by .{3,80}-{2,}$",
    re.IGNORECASE,
)
"""Parts what the sender adds from the mail that is handed on."""

HEAD = re.compile(
    r"^(?:from|sent|date|to|cc|subject|reply-to|von|gesendet|datum|an|betreff|de|envoy[ée]|[àa]|objet|enviado|para"
    r"|asunto"
    r"|da|inviato|a|oggetto|van|verzonden|aan|onderwerp|от|кому|дата|тема|发件人|发送时间|收件人|主题)\s*[:：]\s*\S",
    re.IGNORECASE,
)
"""A line in the head of a mail inside of a mail."""

SENT_FROM = re.compile(
    r"^(?:sent from (?:my|outlook|yahoo|mail|proton|the)\b|get outlook for|von meinem \w+ gesendet|gesendet von|"
    r"envoyé de mon|enviado desde|inviato da|verstuurd vanaf|отправлено с)",
    re.IGNORECASE,
)
"""What a telephone or a mail program adds."""

CONFIDENTIAL = re.compile(
    r"^(?:(?:important|legal|confidentiality)[^.]{0,40}(?:notice|disclaimer)"
    r"|this (?:e-?mail|message|communication)\b.{0,120}"
    r"\b(?:confidential|intended (?:solely|only|for)|privileged)"
    r"|the information (?:contained )?in this (?:e-?mail|message)"
    r"|diese e-?mail (?:enthält|kann|ist).{0,60}vertraulich|ce (?:message|courriel|courrier).{0,100}confidentiel"
    r"|este (?:mensaje|correo).{0,100}confidencial|please consider the environment|think before (?:you )?print)",
    re.IGNORECASE,
)
"""Warns all but the recipient."""

LIST_FOOT = re.compile(r"^\S.{0,80}\bmailing list$|^to post to this group\b", re.IGNORECASE)
"""What the program of a mailing list puts below."""

GREETING = re.compile(
    r"^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|greetings|hallo|guten tag|liebe|sehr geehrte|bonjour"
    r"|cher"
    r"|ch[èe]re|ch[èe]r\(?e?\)?s|madame|hola|estimad[oa]s?|querid[oa]s?|ciao|gentil[ei]|car[oiea]|beste|geachte"
    r"|prezad[oa]s?"
    r"|kära|kjære|kære|szanown[iey]|drodzy|здравствуйте|уважаем\w+)\b[^.!?:;]{0,60}[,!:–—]?$",
    re.IGNORECASE,
)
"""Greets the recipient."""

CLOSING = re.compile(
    r"^(?:(?:with )?(?:(?:kind|best|warm|kindest|warmest) )?regards|best(?: wishes)?|all the best|sincerely"
    r"|yours (?:sincerely|truly|faithfully)"
    r"|cheers|(?:many )?thanks(?: again)?|thank you|mit (?:freundlichen|besten) grüßen|(?:viele|beste|herzliche"
    r"|liebe) grüße"
    r"|cordialement|bien (?:cordialement|à vous)|salutations|(?:un )?saludos?(?: cordial(?:es)?)?|atentamente"
    r"|cordiali saluti"
    r"|distinti saluti|met vriendelijke groet(?:en)?|atenciosamente|com os melhores cumprimentos"
    r"|с уважением)\s*[,.!]?$",
    re.IGNORECASE,
)
"""Takes leave."""

ADDRESS = re.compile(r"^(?:[\[(<]*(?:https?://|www\.)\S+(?: |$))+$|^\[(?:image|cid):[^\]]*\]$", re.IGNORECASE)
"""Addresses without a word."""
