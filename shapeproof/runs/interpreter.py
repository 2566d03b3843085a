"""What this package needs of Python that Python does not offer: all of it is here, with the reason."""

import atexit
import ctypes
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import threading
from multiprocessing import forkserver
from pathlib import Path

from shapeproof.runs import scratch


def forget_what_was_to_happen_at_exit() -> None:
    """Drop what is registered with atexit: a forked process has taken that over from its parent, and would do it too."""
    atexit._clear()


def end_as_python_does() -> None:
    """Do what Python does after a script's last line; the process goes on, to run it again, or ends by os._exit.

    threading._shutdown() would do it once only, and leave concurrent.futures shut for good.
    """
    for call in reversed(threading._threading_atexits):  # type: ignore[attr-defined]  # not offered: see above
        call()  # tells the threads of executors to end
    while others := [one for one in threading.enumerate() if one is not threading.main_thread() and not one.daemon]:
        for thread in others:
            thread.join()
    atexit._run_exitfuncs()
    if executors := sys.modules.get("concurrent.futures.thread"):
        vars(executors)["_shutdown"] = False


def have_fork_server_run() -> None:
    """Start multiprocessing's fork server where it does not run. By itself it would start with the first process, Ctrl-C
    would end it, which is for this process to handle, and its socket would stay where this process is killed. A socket's
    path may have a hundred characters or so, which a temporary folder's alone can have."""
    its_own = multiprocessing.current_process()._config  # type: ignore[attr-defined]  # not offered: see above
    if not its_own.get("tempdir"):
        its_own["tempdir"] = str(scratch.made(scratch.quick(Path(tempfile.gettempdir()), room=0)))
        atexit.register(shutil.rmtree, its_own["tempdir"], ignore_errors=True)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def flush_what_c_holds_back() -> None:
    if os.name == "posix":
        ctypes.CDLL(None).fflush(None)
