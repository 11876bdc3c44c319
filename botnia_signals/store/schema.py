"""The tables, as numbered, append-only migrations of sqlite-utils. No other module creates a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

migrations = Migrations("botnia")

FIRST = """
CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  record_id TEXT NOT NULL,
  text TEXT NOT NULL,
  date TEXT NOT NULL,
  source TEXT NOT NULL,
  author TEXT NOT NULL,
  municipality TEXT NOT NULL,
  language TEXT,
  attributes TEXT NOT NULL DEFAULT '{}',
  origin TEXT NOT NULL DEFAULT '',
  masked TEXT NOT NULL DEFAULT '[]',
  added_at TEXT NOT NULL
) STRICT;
CREATE INDEX documents_date ON documents(date);
CREATE TABLE statements (
  rowid INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  lemmas TEXT NOT NULL DEFAULT '',
  content TEXT NOT NULL
) STRICT;
CREATE INDEX statements_document ON statements(document_id);
CREATE INDEX statements_content ON statements(content);
CREATE TABLE vectors (
  content TEXT NOT NULL,
  model TEXT NOT NULL,
  vector BLOB NOT NULL,
  PRIMARY KEY (content, model)
) STRICT, WITHOUT ROWID;
CREATE TABLE language_means (
  model TEXT NOT NULL,
  as_of TEXT NOT NULL,
  language TEXT NOT NULL,
  number INTEGER NOT NULL,
  mean BLOB NOT NULL,
  PRIMARY KEY (model, as_of, language)
) STRICT;
CREATE TABLE weeks (
  week TEXT PRIMARY KEY,
  as_of TEXT NOT NULL,
  model TEXT NOT NULL,
  settings TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  statements INTEGER NOT NULL,
  new_statements INTEGER NOT NULL,
  finished_at TEXT NOT NULL
) STRICT;
CREATE TABLE signals (
  id TEXT PRIMARY KEY,
  first_week TEXT NOT NULL
) STRICT;
CREATE TABLE findings (
  week TEXT NOT NULL REFERENCES weeks(week) ON DELETE CASCADE,
  signal TEXT NOT NULL REFERENCES signals(id),
  place INTEGER NOT NULL,
  level TEXT NOT NULL,
  score REAL NOT NULL,
  p REAL NOT NULL,
  seen INTEGER NOT NULL,
  expected REAL NOT NULL,
  voices INTEGER NOT NULL,
  since TEXT NOT NULL,
  weeks INTEGER NOT NULL,
  radius REAL NOT NULL,
  centre BLOB NOT NULL,
  names TEXT NOT NULL DEFAULT '{}',
  curve TEXT NOT NULL DEFAULT '[]',
  PRIMARY KEY (week, signal)
) STRICT;
CREATE TABLE finding_members (
  week TEXT NOT NULL,
  signal TEXT NOT NULL,
  statement TEXT NOT NULL REFERENCES statements(id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  core INTEGER NOT NULL,
  PRIMARY KEY (week, signal, statement),
  FOREIGN KEY (week, signal) REFERENCES findings(week, signal) ON DELETE CASCADE
) STRICT;
CREATE INDEX finding_members_statement ON finding_members(statement);
CREATE TABLE signal_events (
  id INTEGER PRIMARY KEY,
  signal TEXT NOT NULL REFERENCES signals(id),
  week TEXT NOT NULL,
  day TEXT NOT NULL,
  kind TEXT NOT NULL,
  other TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX signal_events_signal ON signal_events(signal);
CREATE TABLE themes (
  week TEXT NOT NULL,
  id INTEGER NOT NULL,
  names TEXT NOT NULL,
  words TEXT NOT NULL,
  size INTEGER NOT NULL,
  PRIMARY KEY (week, id)
) STRICT;
CREATE TABLE theme_members (
  week TEXT NOT NULL,
  theme INTEGER NOT NULL,
  statement TEXT NOT NULL REFERENCES statements(id) ON DELETE CASCADE,
  example INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (week, statement),
  FOREIGN KEY (week, theme) REFERENCES themes(week, id) ON DELETE CASCADE
) STRICT;
CREATE TABLE users (
  name TEXT PRIMARY KEY,
  hash TEXT NOT NULL,
  language TEXT NOT NULL DEFAULT 'fi',
  created_at TEXT NOT NULL
) STRICT;
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  signal TEXT NOT NULL REFERENCES signals(id),
  user TEXT NOT NULL,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  value TEXT NOT NULL DEFAULT '{}',
  undoes INTEGER UNIQUE REFERENCES decisions(id)
) STRICT;
CREATE INDEX decisions_signal ON decisions(signal);
CREATE TRIGGER decisions_keep BEFORE UPDATE ON decisions
  BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER decisions_stay BEFORE DELETE ON decisions
  BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TABLE mappings (
  header TEXT PRIMARY KEY,
  name TEXT,
  mapping TEXT NOT NULL,
  saved_at TEXT NOT NULL
) STRICT;
CREATE TABLE facts (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE statements_fts USING fts5(text, lemmas, content='statements', content_rowid='rowid',
  tokenize="unicode61 remove_diacritics 0");
CREATE TRIGGER statements_in AFTER INSERT ON statements BEGIN
  INSERT INTO statements_fts(rowid, text, lemmas) VALUES (new.rowid, new.text, new.lemmas);
END;
CREATE TRIGGER statements_out AFTER DELETE ON statements BEGIN
  INSERT INTO statements_fts(statements_fts, rowid, text, lemmas)
    VALUES ('delete', old.rowid, old.text, old.lemmas);
END;
"""


@migrations(name="001_first")
def first(db: Database) -> None:
    """Documents, statements, vectors, weeks, signals, themes, users, decisions, mappings, search."""
    for statement in _statements(FIRST):
        db.execute(statement)


@migrations(name="002_decisions_no_replace")
def decisions_no_replace(db: Database) -> None:
    """Refuse REPLACE, which would take the place of a decision without a deletion that the trigger sees."""
    db.execute(
        """CREATE TRIGGER decisions_new BEFORE INSERT ON decisions
           WHEN EXISTS (SELECT 1 FROM decisions WHERE id = new.id)
           BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END"""
    )


@migrations(name="003_synthetic_index")
def synthetic_index(db: Database) -> None:
    """Find at once whether any document is marked as synthetic: every page asks."""
    db.execute(
        """CREATE INDEX documents_synthetic ON documents(json_extract(attributes, '$.synthetic'))
           WHERE json_extract(attributes, '$.synthetic') IS NOT NULL"""
    )


@migrations(name="004_evidence")
def evidence(db: Database) -> None:
    """Keep where a finding stands out, and the evidence since it was first listed."""
    db.execute("ALTER TABLE findings ADD COLUMN scope TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE findings ADD COLUMN evidence REAL NOT NULL DEFAULT 0")


EDITIONS = """
CREATE TABLE arrivals (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  document TEXT NOT NULL UNIQUE REFERENCES documents(id) ON DELETE CASCADE
) STRICT;
INSERT INTO arrivals (document) SELECT id FROM documents ORDER BY rowid;
CREATE TRIGGER documents_arrive AFTER INSERT ON documents BEGIN
  INSERT INTO arrivals (document) VALUES (new.id);
END;
ALTER TABLE weeks ADD COLUMN provisional INTEGER NOT NULL DEFAULT 0;
ALTER TABLE weeks ADD COLUMN known INTEGER NOT NULL DEFAULT 0;
ALTER TABLE weeks ADD COLUMN late TEXT NOT NULL DEFAULT '';
UPDATE weeks SET provisional = (strftime('%w', as_of) <> '0' AND as_of = (SELECT max(as_of) FROM weeks)),
  known = coalesce((SELECT max(a.number) FROM arrivals a JOIN documents d ON d.id = a.document
                    WHERE d.date <= weeks.as_of), 0);
CREATE TABLE editions (
  week TEXT PRIMARY KEY REFERENCES weeks(week),
  frozen_at TEXT NOT NULL,
  manifest TEXT NOT NULL,
  carried TEXT NOT NULL
) STRICT;
CREATE TRIGGER editions_keep BEFORE UPDATE ON editions
  BEGIN SELECT RAISE(ABORT, 'an edition is frozen'); END;
CREATE TRIGGER editions_stay BEFORE DELETE ON editions
  BEGIN SELECT RAISE(ABORT, 'an edition is frozen'); END;
CREATE TRIGGER editions_new BEFORE INSERT ON editions
  WHEN EXISTS (SELECT 1 FROM editions WHERE week = new.week)
  BEGIN SELECT RAISE(ABORT, 'an edition is frozen'); END;
"""


@migrations(name="005_editions")
def editions(db: Database) -> None:
    """Number documents as they arrive; freeze weeks. A week that was run to its end before has no manifest.

    What lay in the store counts as known to every week that was run, since nobody can tell any more.
    """
    for statement in _statements(EDITIONS):
        db.execute(statement)


SETTING_CHANGES = """
CREATE TABLE setting_changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  setting TEXT NOT NULL,
  user TEXT NOT NULL,
  at TEXT NOT NULL,
  was TEXT NOT NULL,
  became TEXT NOT NULL,
  undoes INTEGER UNIQUE REFERENCES setting_changes(id)
) STRICT;
CREATE TRIGGER setting_changes_keep BEFORE UPDATE ON setting_changes
  BEGIN SELECT RAISE(ABORT, 'changes of settings are append-only'); END;
CREATE TRIGGER setting_changes_stay BEFORE DELETE ON setting_changes
  BEGIN SELECT RAISE(ABORT, 'changes of settings are append-only'); END;
CREATE TRIGGER setting_changes_new BEFORE INSERT ON setting_changes
  WHEN EXISTS (SELECT 1 FROM setting_changes WHERE id = new.id)
  BEGIN SELECT RAISE(ABORT, 'changes of settings are append-only'); END;
"""


@migrations(name="006_setting_changes")
def setting_changes(db: Database) -> None:
    """The append-only log of changed settings; needs no other table, so its number may change freely."""
    for statement in _statements(SETTING_CHANGES):
        db.execute(statement)


CHANGES = """
CREATE TABLE changes (
  week TEXT NOT NULL REFERENCES weeks(week) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  place INTEGER NOT NULL,
  p REAL NOT NULL,
  q REAL NOT NULL,
  effect REAL NOT NULL,
  low REAL NOT NULL,
  high REAL NOT NULL,
  since TEXT NOT NULL,
  seen INTEGER NOT NULL,
  expected REAL NOT NULL,
  weeks INTEGER NOT NULL,
  names TEXT NOT NULL DEFAULT '{}',
  map TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (week, kind, subject)
) STRICT;
CREATE TABLE change_tests (
  week TEXT NOT NULL REFERENCES weeks(week) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  tested INTEGER NOT NULL,
  PRIMARY KEY (week, kind)
) STRICT;
CREATE TABLE seasons (
  week TEXT NOT NULL,
  signal TEXT NOT NULL,
  years TEXT NOT NULL,
  looked_at INTEGER NOT NULL,
  ratio REAL NOT NULL,
  p REAL NOT NULL,
  p_above REAL NOT NULL,
  returns_yearly INTEGER NOT NULL,
  PRIMARY KEY (week, signal),
  FOREIGN KEY (week, signal) REFERENCES findings(week, signal) ON DELETE CASCADE
) STRICT;
"""


@migrations(name="007_changes")
def changes(db: Database) -> None:
    """Keep a week's trends and silences, how many were tested, and which signals come back every year."""
    for statement in _statements(CHANGES):
        db.execute(statement)


PASSAGES = """
CREATE TABLE files (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  source TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT;
CREATE TABLE passages (
  file TEXT NOT NULL REFERENCES files(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  document TEXT REFERENCES documents(id) ON DELETE CASCADE,
  unit TEXT NOT NULL,
  number INTEGER NOT NULL,
  page INTEGER NOT NULL DEFAULT 0,
  aside TEXT NOT NULL DEFAULT '',
  heading TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (file, ordinal)
) STRICT;
CREATE INDEX passages_document ON passages(document);
CREATE TABLE repeated_lines (
  source TEXT NOT NULL,
  line TEXT NOT NULL,
  file TEXT NOT NULL,
  PRIMARY KEY (source, line, file)
) STRICT, WITHOUT ROWID;
"""


@migrations(name="010_passages")
def passages(db: Database) -> None:
    """Keep where documents stand in their files, what was set aside, and which lines repeat over files."""
    for statement in _statements(PASSAGES):
        db.execute(statement)


ROLES = """
ALTER TABLE users ADD COLUMN stamp TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN failed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE users ADD COLUMN failed_at TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN entered_at TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN active INTEGER NOT NULL DEFAULT 1;
CREATE TABLE user_roles (
  user TEXT NOT NULL REFERENCES users(name) ON DELETE CASCADE,
  role TEXT NOT NULL,
  region TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (user, role, region)
) STRICT, WITHOUT ROWID;
INSERT INTO user_roles (user, role)
  SELECT name, column1 FROM users, (VALUES ('facilitator'), ('planner'), ('expert'), ('privacy_officer'),
    ('administrator'), ('reader'));
CREATE TABLE user_events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user TEXT NOT NULL,
  "by" TEXT NOT NULL,
  at TEXT NOT NULL,
  act TEXT NOT NULL,
  value TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE TRIGGER user_events_keep BEFORE UPDATE ON user_events
  BEGIN SELECT RAISE(ABORT, 'the log of users is append-only'); END;
CREATE TRIGGER user_events_stay BEFORE DELETE ON user_events
  BEGIN SELECT RAISE(ABORT, 'the log of users is append-only'); END;
CREATE TRIGGER user_events_new BEFORE INSERT ON user_events
  WHEN EXISTS (SELECT 1 FROM user_events WHERE id = new.id)
  BEGIN SELECT RAISE(ABORT, 'the log of users is append-only'); END;
CREATE TABLE ended_sessions (
  key TEXT PRIMARY KEY,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""


@migrations(name="008_roles")
def roles(db: Database) -> None:
    """Give users roles, a lock, and a log. Who could sign in before could do everything, and still can."""
    for statement in _statements(ROLES):
        db.execute(statement)


PARAPHRASES = """
CREATE TABLE paraphrases (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  statement TEXT NOT NULL REFERENCES statements(id) ON DELETE CASCADE,
  text TEXT NOT NULL
) STRICT;
CREATE TRIGGER paraphrases_keep BEFORE UPDATE ON paraphrases
  BEGIN SELECT RAISE(ABORT, 'a paraphrase is not changed'); END;
CREATE INDEX paraphrases_statement ON paraphrases(statement);
CREATE INDEX documents_municipality ON documents(municipality, author, id);
"""


@migrations(name="009_paraphrases")
def paraphrases(db: Database) -> None:
    """Keep a reviewer's words for a quote apart from the log of decisions: they go with the statement."""
    for statement in _statements(PARAPHRASES):
        db.execute(statement)


def _statements(script: str) -> list[str]:
    """Split a script at the semicolons that end a statement, keeping trigger bodies whole."""
    parts: list[str] = []
    current: list[str] = []
    inside = False
    for line in script.strip().splitlines():
        current.append(line)
        inside = inside or line.startswith("CREATE TRIGGER")
        if line.rstrip().endswith("END;") or (not inside and line.rstrip().endswith(";")):
            parts.append("\n".join(current))
            current, inside = [], False
    return parts
