"""The protocol that every engine of the yardstick speaks, so that rounds interleave without loading anything twice.

    ENGINE DIR memory|csv THREADS   says "ready ROWS NAME"; then each line "keep" or "count" on standard input is one run, answered by its seconds
    ENGINE DIR dump                 writes its decisions in the columns of expected.csv to standard output
"""
import sys
import time


def arguments():
    """The folder, the source and the number of threads; a dump reads from memory on two."""
    folder, source = sys.argv[1], sys.argv[2]
    return folder, source, int(sys.argv[3]) if source != "dump" else 2


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
