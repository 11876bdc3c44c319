"""Words that name a group of statements, in each of its languages, and the base forms of words.

A leaf like `messages`: it knows no stage, and stages may use it.
"""

from botnia_signals.naming.corpus import Vocabulary, name_group
from botnia_signals.naming.dated import Corpus
from botnia_signals.naming.lemmas import Lemmatiser, lemma_line, lemmas, lemmatiser

__all__ = ["Corpus", "Lemmatiser", "Vocabulary", "lemma_line", "lemmas", "lemmatiser", "name_group"]
