"""What this package needs of Python that Python does not offer: all of it is here, with the reason."""

import atexit
import ctypes
import os
import sys
import threading


def forget_what_was_to_happen_at_exit() -> None:
    """Drop what is registered with atexit: a forked process has taken that over from its parent, and would do it too."""
    atexit._clear()


def end_as_python_does() -> None:
    """Do what Python does after a script's last line; the process goes on, to run it again, or ends by os._exit.

    threading._shutdown() would do it once only, and leave concurrent.futures shut for good.
    """
    for call in reversed(threading._threading_atexits):
        call()  # tells the threads of executors to end
    while others := [one for one in threading.enumerate() if one is not threading.main_thread() and not one.daemon]:
        for thread in others:
            thread.join()
    atexit._run_exitfuncs()
    if executors := sys.modules.get("concurrent.futures.thread"):
        executors._shutdown = False


def flush_what_c_holds_back() -> None:
    if os.name == "posix":
        ctypes.CDLL(None).fflush(None)
