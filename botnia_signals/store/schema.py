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


AUDIT = """
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  user TEXT NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  detail TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_keep BEFORE UPDATE ON audit
  BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_stay BEFORE DELETE ON audit
  BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_new BEFORE INSERT ON audit
  WHEN EXISTS (SELECT 1 FROM audit WHERE id = new.id)
  BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
"""


@migrations(name="011_audit")
def audit(db: Database) -> None:
    """The log of what was done, each row sealed with the hash of the one before."""
    for statement in _statements(AUDIT):
        db.execute(statement)


ERASING = """
CREATE TABLE erasures (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  reason TEXT NOT NULL,
  documents INTEGER NOT NULL,
  statements INTEGER NOT NULL,
  authors INTEGER NOT NULL
) STRICT;
CREATE TABLE erased_documents (
  id TEXT PRIMARY KEY,
  day TEXT NOT NULL,
  arrival INTEGER NOT NULL,
  erasure INTEGER NOT NULL REFERENCES erasures(id)
) STRICT;
CREATE TABLE kept_counts (
  month TEXT NOT NULL,
  source TEXT NOT NULL,
  municipality TEXT NOT NULL,
  language TEXT NOT NULL,
  documents INTEGER NOT NULL,
  statements INTEGER NOT NULL,
  PRIMARY KEY (month, source, municipality, language)
) STRICT;
CREATE TABLE retention (
  source TEXT PRIMARY KEY,
  months INTEGER NOT NULL
) STRICT;
CREATE TABLE backups (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX documents_author ON documents(author);
"""


@migrations(name="012_erasing")
def erasing(db: Database) -> None:
    """What was erased and what is kept of it, how long sources are kept, which backups were made."""
    for statement in _statements(ERASING):
        db.execute(statement)


QUEUE = """
CREATE TABLE batches (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  state TEXT NOT NULL
) STRICT;
CREATE TABLE held_documents (
  id TEXT PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batches(id),
  author TEXT NOT NULL,
  content TEXT NOT NULL
) STRICT;
CREATE INDEX held_documents_batch ON held_documents(batch);
CREATE TABLE marked (
  source TEXT NOT NULL,
  form TEXT NOT NULL,
  PRIMARY KEY (source, form)
) STRICT, WITHOUT ROWID;
"""


@migrations(name="013_queue")
def queue(db: Database) -> None:
    """What waits for a person's eye before it is used, and what was marked as missed, as keyed hashes."""
    for statement in _statements(QUEUE):
        db.execute(statement)


ROOM = """
CREATE TABLE dialogues (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  day TEXT NOT NULL,
  region TEXT NOT NULL,
  municipality TEXT NOT NULL DEFAULT '',
  participants TEXT NOT NULL DEFAULT '{}',
  user TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE TABLE dialogue_documents (
  dialogue INTEGER NOT NULL REFERENCES dialogues(id),
  document TEXT NOT NULL UNIQUE REFERENCES documents(id) ON DELETE CASCADE
) STRICT;
CREATE INDEX dialogue_documents_dialogue ON dialogue_documents(dialogue);
CREATE TABLE interpretations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dialogue INTEGER NOT NULL REFERENCES dialogues(id),
  signal TEXT NOT NULL REFERENCES signals(id),
  text TEXT NOT NULL,
  user TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX interpretations_signal ON interpretations(signal);
CREATE TABLE label_versions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL,
  user TEXT NOT NULL,
  at TEXT NOT NULL,
  act TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT;
CREATE INDEX label_versions_key ON label_versions(key);
CREATE TRIGGER label_versions_keep BEFORE UPDATE ON label_versions
  BEGIN SELECT RAISE(ABORT, 'the codebook is append-only'); END;
CREATE TRIGGER label_versions_stay BEFORE DELETE ON label_versions
  BEGIN SELECT RAISE(ABORT, 'the codebook is append-only'); END;
CREATE TRIGGER label_versions_new BEFORE INSERT ON label_versions
  WHEN EXISTS (SELECT 1 FROM label_versions WHERE id = new.id)
  BEGIN SELECT RAISE(ABORT, 'the codebook is append-only'); END;
"""


@migrations(name="014_room")
def room(db: Database) -> None:
    """Keep dialogues, what was said in them, what groups made of signals, and the codebook's labels."""
    for statement in _statements(ROOM):
        db.execute(statement)


ROUNDS = """
CREATE TABLE rounds (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  user TEXT NOT NULL,
  at TEXT NOT NULL,
  until TEXT NOT NULL DEFAULT '',
  signals TEXT NOT NULL,
  invited TEXT NOT NULL
) STRICT;
CREATE TABLE round_phases (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round INTEGER NOT NULL REFERENCES rounds(id),
  user TEXT NOT NULL,
  at TEXT NOT NULL,
  phase TEXT NOT NULL,
  value TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX round_phases_round ON round_phases(round);
CREATE TABLE ratings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round INTEGER NOT NULL REFERENCES rounds(id),
  step INTEGER NOT NULL,
  signal TEXT NOT NULL REFERENCES signals(id),
  user TEXT NOT NULL,
  at TEXT NOT NULL,
  "values" TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX ratings_round ON ratings(round);
CREATE TRIGGER ratings_keep BEFORE UPDATE ON ratings
  BEGIN SELECT RAISE(ABORT, 'ratings are append-only'); END;
CREATE TRIGGER ratings_stay BEFORE DELETE ON ratings
  BEGIN SELECT RAISE(ABORT, 'ratings are append-only'); END;
CREATE TRIGGER ratings_new BEFORE INSERT ON ratings
  WHEN EXISTS (SELECT 1 FROM ratings WHERE id = new.id)
  BEGIN SELECT RAISE(ABORT, 'ratings are append-only'); END;
CREATE TRIGGER round_phases_keep BEFORE UPDATE ON round_phases
  BEGIN SELECT RAISE(ABORT, 'the phases of a round are append-only'); END;
CREATE TRIGGER round_phases_stay BEFORE DELETE ON round_phases
  BEGIN SELECT RAISE(ABORT, 'the phases of a round are append-only'); END;
"""


@migrations(name="015_rounds")
def rounds(db: Database) -> None:
    """Keep validation rounds: their signals and people, their phases, what was rated and why."""
    for statement in _statements(ROUNDS):
        db.execute(statement)


LASTING_THEMES = """
ALTER TABLE themes ADD COLUMN x REAL;
ALTER TABLE themes ADD COLUMN y REAL;
ALTER TABLE themes ADD COLUMN lately TEXT NOT NULL DEFAULT '[]';
CREATE TABLE theme_maps (
  week TEXT PRIMARY KEY,
  lately TEXT NOT NULL
) STRICT;
CREATE TABLE theme_events (
  week TEXT NOT NULL,
  theme INTEGER NOT NULL,
  kind TEXT NOT NULL,
  other INTEGER,
  PRIMARY KEY (week, theme, kind)
) STRICT;
INSERT INTO theme_events (week, theme, kind)
  SELECT week, id, 'new' FROM themes WHERE week = (SELECT max(week) FROM themes);
CREATE TABLE theme_decisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  theme TEXT NOT NULL,
  user TEXT NOT NULL,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  value TEXT NOT NULL DEFAULT '{}',
  undoes INTEGER UNIQUE REFERENCES theme_decisions(id)
) STRICT;
CREATE INDEX theme_decisions_theme ON theme_decisions(theme);
CREATE TRIGGER theme_decisions_keep BEFORE UPDATE ON theme_decisions
  BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER theme_decisions_stay BEFORE DELETE ON theme_decisions
  BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER theme_decisions_new BEFORE INSERT ON theme_decisions
  WHEN EXISTS (SELECT 1 FROM theme_decisions WHERE id = new.id)
  BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
"""


@migrations(name="016_lasting_themes")
def lasting_themes(db: Database) -> None:
    """Number themes for good, from the newest map on, and keep what people call them.

    Maps before that one numbered their themes anew each time; their numbers mean nothing outside them.
    """
    for statement in _statements(LASTING_THEMES):
        db.execute(statement)


REVEALING = """
CREATE TABLE revealing (
  statement TEXT NOT NULL REFERENCES statements(id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  kind TEXT NOT NULL,
  general TEXT NOT NULL,
  fitting REAL NOT NULL,
  high INTEGER NOT NULL,
  PRIMARY KEY (statement, start)
) STRICT;
ALTER TABLE documents ADD COLUMN looked_at INTEGER NOT NULL DEFAULT 0;
CREATE INDEX documents_looked_at ON documents(looked_at);
"""


@migrations(name="017_revealing")
def revealing(db: Database) -> None:
    """Keep what points at one person without a name; what is stored already is looked at by the next run."""
    for statement in _statements(REVEALING):
        db.execute(statement)


DIALOGUE_WAITING = """
CREATE TABLE dialogue_waiting (
  dialogue INTEGER NOT NULL REFERENCES dialogues(id),
  document TEXT PRIMARY KEY
) STRICT;
"""


@migrations(name="018_dialogue_waiting")
def dialogue_waiting(db: Database) -> None:
    """Keep what was said in a dialogue and waits in the privacy queue."""
    for statement in _statements(DIALOGUE_WAITING):
        db.execute(statement)


SECOND_STEP = """
ALTER TABLE users ADD COLUMN second TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN second_used INTEGER NOT NULL DEFAULT 0;
CREATE TABLE recovery_codes (
  user TEXT NOT NULL REFERENCES users(name),
  hash TEXT NOT NULL,
  PRIMARY KEY (user, hash)
) STRICT;
CREATE TABLE identities (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  user TEXT NOT NULL REFERENCES users(name),
  PRIMARY KEY (issuer, subject)
) STRICT;
CREATE INDEX audit_action ON audit(action);
CREATE INDEX audit_user ON audit(user);
"""


@migrations(name="019_second_step")
def second_step(db: Database) -> None:
    """Keep the second step of a sign-in, and who somebody is to an organisation's own sign-in; find acts."""
    for statement in _statements(SECOND_STEP):
        db.execute(statement)


@migrations(name="020_aside_authors")
def aside_authors(db: Database) -> None:
    """Keep whose words were set aside, so that they go with their author."""
    db.execute("ALTER TABLE passages ADD COLUMN author TEXT NOT NULL DEFAULT ''")
    db.execute("CREATE INDEX passages_author ON passages(author)")


CODINGS = """
CREATE TABLE codings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  object TEXT NOT NULL,
  user TEXT NOT NULL,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  value TEXT NOT NULL DEFAULT '{}',
  undoes INTEGER UNIQUE REFERENCES codings(id)
) STRICT;
CREATE INDEX codings_object ON codings(object);
CREATE TRIGGER codings_keep BEFORE UPDATE ON codings
  BEGIN SELECT RAISE(ABORT, 'codings are append-only'); END;
CREATE TRIGGER codings_stay BEFORE DELETE ON codings
  BEGIN SELECT RAISE(ABORT, 'codings are append-only'); END;
CREATE TRIGGER codings_new BEFORE INSERT ON codings
  WHEN EXISTS (SELECT 1 FROM codings WHERE id = new.id)
  BEGIN SELECT RAISE(ABORT, 'codings are append-only'); END;
CREATE TABLE learnings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  at TEXT NOT NULL,
  state TEXT NOT NULL,
  reliability TEXT NOT NULL
) STRICT;
CREATE TABLE learned_labels (
  label TEXT PRIMARY KEY,
  yes INTEGER NOT NULL,
  no INTEGER NOT NULL,
  measures TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE label_suggestions (
  item TEXT NOT NULL,
  label TEXT NOT NULL,
  p REAL NOT NULL,
  alike TEXT NOT NULL,
  PRIMARY KEY (item, label)
) STRICT, WITHOUT ROWID;
CREATE INDEX label_suggestions_label ON label_suggestions(label, p);
CREATE TABLE label_next (
  statement TEXT PRIMARY KEY REFERENCES statements(id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  label TEXT NOT NULL,
  p REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER label_suggestions_gone AFTER DELETE ON statements BEGIN
  DELETE FROM label_suggestions WHERE item = old.id;
END;
"""


@migrations(name="021_codings")
def codings(db: Database) -> None:
    """Labels given to statements and signals, append-only; what was learned from them, which is not."""
    for statement in _statements(CODINGS):
        db.execute(statement)


WATCHES = """
CREATE TABLE watches (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  how TEXT NOT NULL,
  language TEXT NOT NULL,
  user TEXT NOT NULL,
  at TEXT NOT NULL,
  looked INTEGER NOT NULL
) STRICT;
CREATE TABLE watch_events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  watch INTEGER NOT NULL REFERENCES watches(id),
  user TEXT NOT NULL,
  at TEXT NOT NULL,
  act TEXT NOT NULL,
  hit INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX watch_events_watch ON watch_events(watch);
CREATE TABLE watch_hits (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  watch INTEGER NOT NULL REFERENCES watches(id),
  statement TEXT NOT NULL REFERENCES statements(id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  words INTEGER NOT NULL,
  nearness REAL NOT NULL,
  UNIQUE (watch, statement)
) STRICT;
CREATE INDEX watch_hits_statement ON watch_hits(statement);
"""


@migrations(name="022_watches")
def watches(db: Database) -> None:
    """Saved searches, what they found since, and up to where their owners have seen it."""
    for statement in _statements(WATCHES):
        db.execute(statement)


DOUBLE = """
CREATE TABLE code_rounds (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  user TEXT NOT NULL,
  at TEXT NOT NULL,
  statements TEXT NOT NULL,
  labels TEXT NOT NULL,
  coders TEXT NOT NULL
) STRICT;
CREATE TABLE code_round_phases (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round INTEGER NOT NULL REFERENCES code_rounds(id),
  user TEXT NOT NULL,
  at TEXT NOT NULL,
  phase TEXT NOT NULL
) STRICT;
CREATE INDEX code_round_phases_round ON code_round_phases(round);
CREATE TABLE code_round_codes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round INTEGER NOT NULL REFERENCES code_rounds(id),
  kind TEXT NOT NULL,
  statement TEXT NOT NULL,
  user TEXT NOT NULL,
  at TEXT NOT NULL,
  labels TEXT NOT NULL
) STRICT;
CREATE INDEX code_round_codes_round ON code_round_codes(round);
CREATE TRIGGER code_round_codes_keep BEFORE UPDATE ON code_round_codes
  BEGIN SELECT RAISE(ABORT, 'blind codings are append-only'); END;
CREATE TRIGGER code_round_codes_stay BEFORE DELETE ON code_round_codes
  BEGIN SELECT RAISE(ABORT, 'blind codings are append-only'); END;
"""


@migrations(name="023_double_coding")
def double_coding(db: Database) -> None:
    """Samples of statements that several people code without seeing each other, and how it was settled."""
    for statement in _statements(DOUBLE):
        db.execute(statement)


@migrations(name="024_held_passages")
def held_passages(db: Database) -> None:
    """Keep the place in its file of a document that waits, too, so that it has one when it is released."""
    db.execute("ALTER TABLE passages ADD COLUMN held TEXT NOT NULL DEFAULT ''")
    db.execute("CREATE INDEX passages_held ON passages(held) WHERE held <> ''")


@migrations(name="025_lines_of_documents")
def lines_of_documents(db: Database) -> None:
    """Remember of which document a line of a file is, so that it goes when the document does."""
    db.execute("ALTER TABLE repeated_lines ADD COLUMN document TEXT NOT NULL DEFAULT ''")
    db.execute("CREATE INDEX repeated_lines_document ON repeated_lines(document)")


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
