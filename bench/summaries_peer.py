"""Summarise with sumy's LexRank and score with rouge-score, for ``bench/summaries.py``: JSON in, JSON out.

Runs in an interpreter of its own, because neither is a dependency of the project.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


class _Words:
    """Cuts as sumy asks, without the data that its own tokeniser downloads."""

    def to_words(self, sentence: str) -> list[str]:
        """Return the words of a sentence."""
        return _WORD.findall(sentence)

    def to_sentences(self, paragraph: str) -> list[str]:
        """Return the paragraph, which is one sentence already."""
        return [paragraph]


def _lexrank(documents: Sequence[Sequence[str]], words: int) -> str:
    """Return the sentences that LexRank rates best, so many words of them."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence  # noqa: PLC0415 - see above
    from sumy.nlp.stemmers import Stemmer  # noqa: PLC0415 - see above
    from sumy.summarizers.lex_rank import LexRankSummarizer  # noqa: PLC0415 - see above
    from sumy.utils import get_stop_words  # noqa: PLC0415 - see above

    class Rated(LexRankSummarizer):  # type: ignore[misc]
        def _get_best_sentences(self, sentences: list[object], count: int, rating: dict[object, float]) -> list[str]:  # noqa: ARG002
            return [str(one) for one in sorted(sentences, key=lambda one: -rating[one])]

    summarizer = Rated(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    document = ObjectDocumentModel([Paragraph([Sentence(one, _Words()) for one in texts]) for texts in documents])
    chosen: list[str] = []
    for text in summarizer(document, 1):
        length = len(text.split())
        if length <= words:
            chosen.append(text)
            words -= length
    return " ".join(chosen)


def main() -> None:
    """Print, for each summariser, the mean F1 over events and model summaries, and the peer's CPU seconds."""
    from rouge_score.rouge_scorer import RougeScorer  # noqa: PLC0415 - see above

    given = json.load(sys.stdin)
    started = time.process_time()
    given["summaries"]["sumy LexRank"] = [_lexrank(one, given["words"]) for one in given["documents"]]
    seconds = time.process_time() - started
    scorer = RougeScorer(["rouge1", "rouge2"], use_stemmer=True)
    means = {}
    for name, texts in given["summaries"].items():
        scores = [scorer.score(model, text) for text, own in zip(texts, given["models"], strict=True) for model in own]
        means[name] = [sum(one[key].fmeasure for one in scores) / len(scores) for key in ("rouge1", "rouge2")]
    json.dump({"means": means, "seconds": seconds}, sys.stdout)


if __name__ == "__main__":
    main()
