"""The tables of the recorded sessions, and the steps from each earlier form of them to the present one."""

from __future__ import annotations

MIGRATIONS = (
    """
    CREATE TABLE recordings (
        id INTEGER PRIMARY KEY, document TEXT NOT NULL, name TEXT NOT NULL, source INTEGER NOT NULL DEFAULT 0);
    CREATE INDEX recordings_document ON recordings (document);
    CREATE TABLE moments (
        id INTEGER PRIMARY KEY, recording INTEGER NOT NULL, at REAL NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL,
        drawing TEXT NOT NULL DEFAULT '');
    CREATE INDEX moments_recording ON moments (recording, at, id);
    CREATE INDEX moments_at ON moments (at);
    CREATE TABLE results (moment INTEGER PRIMARY KEY, recipe TEXT NOT NULL, picture BLOB NOT NULL);
    CREATE TABLE panels (moment INTEGER PRIMARY KEY, panels TEXT NOT NULL);
    CREATE TABLE uses (moment INTEGER NOT NULL, revision TEXT NOT NULL, PRIMARY KEY (moment, revision)) WITHOUT ROWID;
    CREATE INDEX uses_revision ON uses (revision);
    CREATE TABLE pictures (
        revision TEXT PRIMARY KEY, width INTEGER NOT NULL, height INTEGER NOT NULL, channels INTEGER NOT NULL,
        tiles BLOB NOT NULL);
    CREATE TABLE tiles (digest BLOB PRIMARY KEY, uses INTEGER NOT NULL, pixels BLOB NOT NULL);
    """,
)
"""`MIGRATIONS[n]` leads from version n to n + 1; 0 is an empty file."""
