"""RB30 in DuckDB: duckdb_rb30.py DIR memory|csv|import|history THREADS, or DIR dump|import; worker.py tells what they do."""
import pathlib
import sys

import duckdb

import book
import worker


def decisions(applications):
    """The query that gives one row an application: mon, outcome, fired, missing, line, term and rate."""
    fired = [f"CASE WHEN r{bit} THEN {1 << bit} ELSE 0 END" for bit in range(len(book.EFFECTS))]
    missing = [f"CASE WHEN r{bit} IS NULL THEN {1 << place} ELSE 0 END" for place, bit in enumerate(book.UNDECIDABLE)]
    query = pathlib.Path(__file__).with_name("rb30.sql").read_text()
    return query.format(applications=applications, fired=" + ".join(fired), missing=" + ".join(missing),
                        declining=book.DECLINING, referring=book.REFERRING)


def counts(applications):
    """The query that counts decisions and hits of each rule by month and outcome, with the approved line."""
    hits = [f"sum((fired >> {bit}) & 1) AS r{bit}" for bit in range(len(book.EFFECTS))]
    undecided = [f"sum((missing >> {place}) & 1) AS u{bit}" for place, bit in enumerate(book.UNDECIDABLE)]
    return f"""SELECT mon, outcome, count(*) AS decisions, sum(CASE WHEN outcome = {book.APPROVE} THEN line ELSE 0e0 END) AS line,
        {', '.join(hits + undecided)} FROM ({decisions(applications)}) GROUP BY mon, outcome ORDER BY mon, outcome"""


def read_csv(database, folder):
    """The table expression that reads the CSV file with the types of the Parquet file, which spares DuckDB the guessing."""
    columns = database.execute(f"DESCRIBE SELECT * FROM '{folder}/applications.parquet'").fetchall()
    types = ", ".join(f"'{name}': '{kind}'" for name, kind, *_ in columns)
    return f"read_csv('{folder}/applications.csv', header = true, auto_detect = false, columns = {{{types}}})"


def load(database, parquet):
    """Holds the applications in memory with one-of columns as enums, DuckDB's fastest form."""
    for name, codes in book.CODES.items():
        database.execute(f"CREATE TYPE {name}_code AS ENUM ({', '.join(repr(code) for code in codes)})")
    coded = ", ".join(f"{name}::{name}_code AS {name}" for name in book.CODES)
    database.execute(f"CREATE TABLE applications AS SELECT * REPLACE ({coded}) FROM '{parquet}'")


def make_file(folder, threads):
    """Makes DIR/duckdb.db from the CSV and closes it, which brings all of it to the disk."""
    path = pathlib.Path(folder) / "duckdb.db"
    path.unlink(missing_ok=True)
    with duckdb.connect(str(path)) as database:
        database.execute(f"SET threads = {threads}; SET preserve_insertion_order = false")
        database.execute(f"CREATE TABLE applications AS FROM {read_csv(database, folder)}")


def serve_file(folder, source, threads):
    """Serves "import", which makes the file anew, or "count" over it."""
    rows = duckdb.execute(f"SELECT count(*) FROM '{folder}/applications.parquet'").fetchone()[0]
    name = f"DuckDB {duckdb.__version__}"
    if source == "import":
        worker.serve(name, rows, {"import": lambda: make_file(folder, threads)})
        return
    with duckdb.connect(f"{folder}/duckdb.db", read_only=True) as database:
        database.execute(f"SET threads = {threads}; SET preserve_insertion_order = false")
        count = counts("applications")
        worker.serve(name, rows, {"count": lambda: database.execute(count).fetchall()})


def main():
    folder, source, threads = worker.arguments()
    if source == "import" and len(sys.argv) == 3:
        make_file(folder, threads)
        return
    if source in ("import", "history"):
        serve_file(folder, source, threads)
        return
    database = duckdb.connect()
    database.execute(f"SET threads = {threads}; SET preserve_insertion_order = false")
    parquet = f"{folder}/applications.parquet"
    if source == "csv":
        applications = read_csv(database, folder)
    else:
        load(database, parquet)
        applications = "applications"
    if source == "dump":
        database.execute(f"""COPY (SELECT app_id, outcome, line::BIGINT AS line, term, rate, fired, missing
            FROM ({decisions(applications)}) ORDER BY app_id) TO '/dev/stdout' (FORMAT csv, HEADER)""")
        return
    rows = database.execute(f"SELECT count(*) FROM '{parquet}'").fetchone()[0]
    keep, count = decisions(applications), counts(applications)
    worker.serve(f"DuckDB {duckdb.__version__}", rows, {
        "keep": lambda: database.execute(f"CREATE OR REPLACE TABLE decisions AS {keep}"),
        "count": lambda: database.execute(count).fetchall(),
    })


if __name__ == "__main__":
    main()
