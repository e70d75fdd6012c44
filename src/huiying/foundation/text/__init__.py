"""Which words does a text consist of, in one normal form?"""

from huiying.foundation.text.normal import normal_form, search_words, words
from huiying.foundation.text.overlap import Matched, Matcher

__all__ = ["Matched", "Matcher", "normal_form", "search_words", "words"]
