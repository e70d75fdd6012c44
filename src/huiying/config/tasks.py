"""Which loops belong to no single stage? Those in which several meet."""

from huiying.config.searching import keep_up
from huiying.foundation.tasks import Loop

LOOPS = (Loop("search.follow", 1.0, keep_up),)
