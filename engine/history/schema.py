"""The history's tables, and the steps from each earlier form of them to the present one."""

from __future__ import annotations

MIGRATIONS = (
    """
    CREATE TABLE entries (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, made REAL NOT NULL, run TEXT NOT NULL,
        place INTEGER NOT NULL, among INTEGER NOT NULL, origin TEXT NOT NULL, model TEXT NOT NULL,
        prompt TEXT NOT NULL, negative TEXT NOT NULL, seed TEXT NOT NULL,
        width INTEGER NOT NULL, height INTEGER NOT NULL, bytes INTEGER NOT NULL,
        favourite INTEGER NOT NULL DEFAULT 0, trashed REAL NOT NULL DEFAULT 0, tags TEXT NOT NULL DEFAULT '');
    CREATE INDEX entries_made ON entries (trashed, made DESC, run, place);
    CREATE INDEX entries_run ON entries (run, place);
    CREATE TABLE recipes (entry INTEGER PRIMARY KEY, recipe TEXT NOT NULL);
    CREATE TABLE sources (revision TEXT PRIMARY KEY, bytes INTEGER NOT NULL);
    CREATE TABLE uses (entry INTEGER NOT NULL, revision TEXT NOT NULL, PRIMARY KEY (entry, revision)) WITHOUT ROWID;
    CREATE INDEX uses_revision ON uses (revision);
    CREATE VIRTUAL TABLE words USING fts5 (
        prompt, model, tags, content = 'entries', content_rowid = 'id', tokenize = 'trigram');
    CREATE TRIGGER entries_added AFTER INSERT ON entries BEGIN
        INSERT INTO words (rowid, prompt, model, tags)
        VALUES (new.id, new.prompt, new.model, new.tags);
    END;
    CREATE TRIGGER entries_erased AFTER DELETE ON entries BEGIN
        INSERT INTO words (words, rowid, prompt, model, tags)
        VALUES ('delete', old.id, old.prompt, old.model, old.tags);
    END;
    CREATE TRIGGER entries_tagged AFTER UPDATE OF tags ON entries BEGIN
        INSERT INTO words (words, rowid, prompt, model, tags)
        VALUES ('delete', old.id, old.prompt, old.model, old.tags);
        INSERT INTO words (rowid, prompt, model, tags)
        VALUES (new.id, new.prompt, new.model, new.tags);
    END;
    """,
)
"""`MIGRATIONS[n]` leads from version n to n + 1; 0 is an empty file."""
VERSION = len(MIGRATIONS)
