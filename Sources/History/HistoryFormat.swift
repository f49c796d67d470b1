/// What makes an SQLite file a history.
package enum HistoryFormat {
  /// SQLite's `application_id` of a history file: "RBHI".
  package static let applicationID: Int32 = 0x5242_4849
  /// SQLite's `user_version`; a file with a greater one is from a newer version of the tool.
  package static let version: Int32 = 1
  /// Bytes of a page: few enough for small histories, enough for long blobs.
  static let pageSize = 16_384
  /// Applications of a part.
  static let partRows = 65_536
  /// Child rows, of all lists together, at which a part ends.
  static let partChildRows = 1_000_000
  /// Names of the tables that describe the others begin so.
  static let prefix = "history_"

  /// The tables that tell what is stored; docs/history.md explains each column.
  static let tables = """
    CREATE TABLE history_record( -- the records that are stored; the decided one first
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,        -- as rule books call it
      list TEXT,                 -- the list of the decided record that its rows are of
      "table" TEXT NOT NULL,     -- the table that anyone can query
      parent_column TEXT,        -- the column of that table with the parent's key
      title TEXT, zh TEXT, list_title TEXT, list_zh TEXT,
      is_optional INTEGER NOT NULL, -- whether the list itself may be missing
      known_on TEXT, period TEXT, source INTEGER
    );
    CREATE TABLE history_field( -- the fields of each record, in order
      id INTEGER PRIMARY KEY,
      record INTEGER NOT NULL REFERENCES history_record,
      name TEXT NOT NULL,
      "column" TEXT NOT NULL,    -- the column that holds it exactly
      type TEXT NOT NULL,
      decimals INTEGER NOT NULL, -- numbers are stored multiplied by 10^decimals
      one_of INTEGER REFERENCES history_type,
      input_scale TEXT NOT NULL, -- what one unit of an outside number counts
      lowest TEXT, lowest_included INTEGER NOT NULL,
      highest TEXT, highest_included INTEGER NOT NULL,
      is_optional INTEGER NOT NULL, is_key INTEGER NOT NULL, is_as_of INTEGER NOT NULL,
      role TEXT, source INTEGER, external_name TEXT, title TEXT, zh TEXT,
      holding TEXT NOT NULL,     -- how replay holds its values
      has_missing INTEGER NOT NULL
    );
    CREATE TABLE history_type( -- one-of types
      id INTEGER PRIMARY KEY,
      name TEXT,
      otherwise INTEGER          -- position of the value that unlisted codes mean; -1: missing
    );
    CREATE TABLE history_value( -- the values of one-of types
      type INTEGER NOT NULL REFERENCES history_type,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      zh TEXT, rank INTEGER,
      PRIMARY KEY(type, position)
    ) WITHOUT ROWID;
    CREATE TABLE history_code( -- outside codes of values
      type INTEGER NOT NULL, value INTEGER NOT NULL, position INTEGER NOT NULL,
      code TEXT NOT NULL,
      PRIMARY KEY(type, value, position)
    ) WITHOUT ROWID;
    CREATE TABLE history_import( -- one row an import
      id INTEGER PRIMARY KEY,
      at TEXT NOT NULL,          -- when it was made
      applications INTEGER NOT NULL,
      digest TEXT NOT NULL,      -- of the whole history after it
      facts TEXT NOT NULL        -- files with their digests, counts and manifest, as JSON
    );
    CREATE TABLE history_part( -- applications that are replayed together
      id INTEGER PRIMARY KEY,
      import INTEGER NOT NULL REFERENCES history_import,
      applications INTEGER NOT NULL,
      first_on TEXT, last_on TEXT -- the earliest and latest as-of date
    );
    CREATE TABLE history_segment( -- the columns of each part
      id INTEGER PRIMARY KEY,
      part INTEGER NOT NULL REFERENCES history_part,
      record INTEGER NOT NULL REFERENCES history_record,
      field INTEGER REFERENCES history_field, -- null for what a list says of its parents
      kind TEXT NOT NULL,        -- values, present, texts; of a list: counts, given
      width INTEGER NOT NULL,    -- bytes of a value
      rows INTEGER NOT NULL,
      digest TEXT NOT NULL,      -- SHA-256 of the bytes
      bytes BLOB NOT NULL
    );
    CREATE TABLE history_state( -- one row
      digest TEXT NOT NULL       -- of all that is stored
    );
    CREATE TABLE history_erasure( -- what was erased by order
      id INTEGER PRIMARY KEY,
      at TEXT NOT NULL, "order" TEXT NOT NULL,
      customers INTEGER NOT NULL, applications INTEGER NOT NULL, -- counts only
      digest_before TEXT NOT NULL, digest_after TEXT NOT NULL,
      after_import INTEGER NOT NULL -- the last import before it
    );
    """
}
