"""How are the errors of what stands at the end told? The demonstration city has some."""

from huiying.config.demo.sentences import SENTENCES

__all__ = ["SENTENCES"]
