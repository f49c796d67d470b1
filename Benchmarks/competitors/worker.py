"""The protocol that every engine of the yardstick speaks, so that rounds interleave without loading anything twice.

    ENGINE DIR SOURCE THREADS   says "ready ROWS NAME"; then each line "keep", "count" or "import" on standard input is one run, answered by its seconds;
                                SOURCE is memory or csv (for "keep" and "count"), import (for "import": the CSV into the engine's own file) or history (for
                                "count" over that file)
    ENGINE DIR import           makes that file
    ENGINE DIR dump                 writes its decisions in the columns of expected.csv to standard output
"""
import sys
import time


def arguments():
    """The folder, the source and the number of threads, two where none is given."""
    folder, source = sys.argv[1], sys.argv[2]
    return folder, source, int(sys.argv[3]) if len(sys.argv) > 3 else 2


def serve(name, rows, works):
    """Answers each line of standard input with the seconds that the work of that name took; its result is let go after the clock stops."""
    print("ready", rows, name, flush=True)
    for line in sys.stdin:
        work = works[line.strip()]
        begin = time.perf_counter()
        result = work()
        seconds = time.perf_counter() - begin
        del result
        print(f"{seconds:.6f}", flush=True)
