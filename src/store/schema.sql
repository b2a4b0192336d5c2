-- A history in one SQLite file, version 2.
--
-- Read it with any SQLite program; begin with the views `transfers`,
-- `agencies` and `duties`. It holds the provisions of all instruments, and
-- what is derived here is only there to find them.

PRAGMA application_id = 0x48414e44; -- HAND
PRAGMA user_version = 2;

-- What is known beside the instruments: `agencies` and `alignments` (JSON, as
-- in the graph file), `findings` about no instrument (JSON), `wordings` (how
-- many duties have a wording).
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Every name and wording, once.
CREATE TABLE text (id INTEGER PRIMARY KEY, text TEXT NOT NULL);

-- One issued document.
CREATE TABLE instrument (
    id       INTEGER PRIMARY KEY,
    name     TEXT NOT NULL,         -- of its folder or file
    day      INTEGER NOT NULL,      -- from which it counts: 20080711; 99999999 where unknown
    title    TEXT NOT NULL,
    number   TEXT,                  -- 文号
    json     TEXT NOT NULL,         -- all that is known of it, as in the graph file
    findings TEXT NOT NULL,         -- what reading it found (JSON)
    digest   BLOB NOT NULL          -- SHA-256 of all that is kept of it
);

-- What one clause does. Its id is (instrument << 32) + its place in it.
-- Names and wordings are ids of `text`.
CREATE TABLE provision (
    id           INTEGER PRIMARY KEY,
    act          TEXT NOT NULL,
    giver        INTEGER,           -- the column `from` of the provision table
    receiver     INTEGER,           -- the column `to`
    body         INTEGER,
    duty         INTEGER,
    within       INTEGER,
    scope        TEXT,
    carved_out   TEXT,              -- wordings, a JSON list: the column `except`
    count        INTEGER,
    basis        TEXT NOT NULL,
    clause       TEXT NOT NULL,
    start        INTEGER NOT NULL,  -- bytes of the decoded text
    stop         INTEGER NOT NULL,
    quote        TEXT NOT NULL,
    construction TEXT NOT NULL
);

-- The agencies that provisions name; `plain` is the name without punctuation.
CREATE TABLE agency (id INTEGER PRIMARY KEY REFERENCES text, plain TEXT NOT NULL);

-- The duties that provisions speak of, as ids of `text`. Wording 0: all duties
-- of the agency. A wording and an agency: a wording that means something only
-- beside its agency (有关职责). Agency 0: any other wording.
CREATE TABLE duty (
    id      INTEGER PRIMARY KEY,
    wording INTEGER NOT NULL,
    agency  INTEGER NOT NULL
);

-- Each wording once. `plain`: without punctuation and closing 职责, 工作;
-- `core`: without 管理, 有关, 行政 as well; `duties`: how many duties have it.
CREATE TABLE wording (
    id     INTEGER PRIMARY KEY REFERENCES text,
    plain  TEXT NOT NULL,
    core   TEXT NOT NULL,
    duties INTEGER NOT NULL
);

-- In how many duties a pair of characters occurs.
CREATE TABLE pair (pair TEXT PRIMARY KEY, duties INTEGER NOT NULL) WITHOUT ROWID;

-- Full text, in pieces of two characters: to find 盐业管理, MATCH '"盐业 业管 管理"'.
-- The row id is that of `wording` and of `agency`.
CREATE VIRTUAL TABLE wording_search USING fts5(
    pieces, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE agency_search USING fts5(
    pieces, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);

-- Which provisions speak of a duty.
CREATE TABLE duty_mention (
    duty      INTEGER NOT NULL,
    provision INTEGER NOT NULL,
    PRIMARY KEY (duty, provision)
) WITHOUT ROWID;

-- Which provisions speak of an agency. `kind` 0: set it up, end it, let it go
-- on as another or another as it, or move all its duties or all of another's
-- to it; 1: place it under a superior, or take it from one; 2: place another
-- under it, or take it away; 3: say something of it and a duty; 4: none of
-- these; 5: put its name on the door of another body, or take it down.
CREATE TABLE agency_mention (
    agency    INTEGER NOT NULL,
    kind      INTEGER NOT NULL,
    day       INTEGER NOT NULL,
    provision INTEGER NOT NULL,
    PRIMARY KEY (agency, kind, day, provision)
) WITHOUT ROWID;

-- Every provision in words.
CREATE VIEW transfers AS
SELECT provision.id, instrument.name AS instrument, instrument.title, instrument.day,
       provision.clause, provision.act, giver.text AS giver, receiver.text AS receiver,
       body.text AS body, duty.text AS duty, within.text AS within, provision.scope,
       provision.carved_out, provision.count, provision.basis, provision.quote
FROM provision
JOIN instrument ON instrument.id = provision.id >> 32
LEFT JOIN text AS giver ON giver.id = provision.giver
LEFT JOIN text AS receiver ON receiver.id = provision.receiver
LEFT JOIN text AS body ON body.id = provision.body
LEFT JOIN text AS duty ON duty.id = provision.duty
LEFT JOIN text AS within ON within.id = provision.within;

-- Every agency by name.
CREATE VIEW agencies AS SELECT agency.id, text.text AS name FROM agency JOIN text USING (id);

-- Every duty in words.
CREATE VIEW duties AS
SELECT duty.id, wording.text AS wording, agency.text AS agency
FROM duty
LEFT JOIN text AS wording ON wording.id = duty.wording
LEFT JOIN text AS agency ON agency.id = duty.agency;
