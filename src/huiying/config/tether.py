"""How does a child process end when its parent is killed without warning?"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable

PR_SET_PDEATHSIG = 1  # linux/prctl.h


def die_with_parent(sign: signal.Signals) -> Callable[[], None]:
    """For `preexec_fn`: ask the kernel to send the child `sign` when this process is gone.

    Python calls `preexec_fn` after changing the user, which would otherwise clear the request.
    The signal follows the thread that starts the child, so call this from the main thread.
    """
    parent = os.getpid()
    if sys.platform != "linux":
        return lambda: None
    prctl = ctypes.CDLL(None).prctl

    def arrange() -> None:
        prctl(PR_SET_PDEATHSIG, int(sign), 0, 0, 0)
        if os.getppid() != parent:  # the parent went before the request was made
            os._exit(1)

    return arrange
