"""Sentences of a text that are about the text, its makers or its way, and say nothing on its matter.

Reports say which months they cover, institutions what they are, pages what else to read, and letters what they refer
to. All of these name the words of the matter, and so would be quoted for it.
"""

from __future__ import annotations

import re

_MARKS = "“\"'‘(*•–- "
_TEXT = (
    r"(?:report|document|note|paper|letter|annex|brief|article|piece|post|commentary|essay|op-ed|interview|publication|"
    r"blog|column|transcript)"
)
_MAKERS = (
    r"(?:i|we|the (?:[\w-]+ ){0,2}(?:authors?|editors?|team|panel|committee|commission|secretariat|institute|"
    r"cent(?:er|re)|group|council))"
)
# All of small letters: regardless of case, a pattern takes twice as long to compile, and to match.
_OPENS = re.compile(
    # A report on itself.
    rf"the present {_TEXT} (?:covers|contains|provides|describes|outlines|summari[sz]es|is|was|has been)\b|"
    rf"this (?:\w+ )?{_TEXT} (?:covers the period\b|(?:first|originally) appeared\b|appeared (?:in|on)\b|"
    r"(?:is|was|has been) (?:\w+ly |first )*(?:submitted|prepared|issued|published|drafted|posted|produced|reprinted|"
    r"republished|supported|funded|adapted|part of|structured|organi[sz]ed|made possible|based on remarks)\b)|"
    r"(?:originally|first|previously) (?:published|posted|appeared) (?:in|on|by|at)\b|"
    # A page on other pages.
    r"(?:read|learn|see|find out|discover) (?:more|also|the full|our full|the rest)\b|also read\b|"
    r"click (?:here|on|to)\b|"
    r"(?:subscribe to|sign up|register now|log in|sign in)\b|follow (?:us|him|her|them|me|@\w+) on\b|"
    rf"(?:share|print|email|save) this {_TEXT}\b|(?:share|print) this (?:page|story|link)\b|"
    rf"(?:download|view|read|listen to|watch) (?:the|our|this) (?:full |complete |entire )*"
    rf"(?:{_TEXT}|pdf|podcast|episode|video|conversation)\b|"
    r"all rights reserved\b|(?:copyright )?(?:©|\(c\))|copyright \d{4}\b"
)
# "Keywords: dams, quotas": what a page is filed under, in the languages that we read.
_FILED = re.compile(
    r"[-*•– ]*(?:key ?words|tags?|topics?|categor(?:y|ies)|filed under|related topics|original title|"
    r"mots[- ]clés|étiquettes|palabras clave|etiquetas|schlagw[oö]rte[r]?|stichw[oö]rte[r]?|"
    r"ключевые слова|теги|метки|关键词|关键字|主题词|主题标签|标签|原文标题|原始标题|"
    r"الكلمات المفتاحية|كلمات مفتاحية|الوسوم)\s?[:：]"
)
_HOLDS = re.compile(
    r"\b(?:views|opinions|positions) (?:that are |which are )?(?:expressed|presented|stated|contained|voiced)"
    r"(?: [\w’']+){0,10}? (?:are|do|does|represent|remain|should|belong)\b|"
    r"\bdo(?:es)? not necessarily (?:reflect|represent)\b|"
    r"\bis an? (?:[\w,-]+ ){0,4}?(?:non-?profit|not-for-profit|non-?partisan|501\(c\)\(3\))(?:,? [\w-]+){0,5}? "
    r"(?:institution|institute|organi[sz]ation|foundation|cent(?:er|re)|think[ -]tank|group|association|charity)\b|"
    r"\btakes? no institutional positions?\b|"
    rf"\b{_MAKERS} (?:(?:am|is|are|was|were|remains?) (?:\w+ly |very |most |also )?"
    r"(?:grateful|indebted|thankful) (?:to|for)|"
    r"(?:(?:also )?(?:wish(?:es)?|would like) to )?(?:thank|express)(?:s|es)? (?:(?:its|their|our|my) )?(?:\w+ )?"
    r"(?:thanks|gratitude|appreciation))\b"
)
# What these sentences hold, any of which most others lack: asking that first takes a tenth of the time.
_OF_MAKERS = (
    "views ", "opinions ", "positions ", "not necessarily", "profit", "partisan", "501(c)", "grateful", "indebted",
    "thank", "express", "no institutional",
)  # fmt: skip
_LETTER = re.compile(
    r"(?:[^.;]{0,160}?[, ])?i have the (?:further )?honou?r(?:,[^,]{0,200},)? to "
    r"(?:refer|transmit|write|convey|forward|submit|acknowledge|enclose)\b|"
    r"(?:with reference|in reference|further|in response|in reply) to (?:your|my|our) "
    r"(?:letter|note|communication|e-?mail|message)\b|"
    r"(?:please|kindly) find (?:attached|enclosed|annexed|herewith)\b|(?:attached|enclosed) please find\b"
)


def is_boilerplate(sentence: str) -> bool:
    """Tell whether a sentence speaks of the text that it stands in, of other pages, or of who made them."""
    small = sentence.lower()
    if _OPENS.match(small.lstrip(_MARKS)) or _FILED.match(small):
        return True
    return any(word in small for word in _OF_MAKERS) and _HOLDS.search(small) is not None


def opens_a_letter(sentence: str) -> bool:
    """Tell whether a sentence says what a letter refers to or comes with: it names the matter without a word on it."""
    return _LETTER.match(sentence.lower().lstrip(_MARKS)) is not None
