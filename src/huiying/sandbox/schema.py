"""What does the playing field remember?"""

from __future__ import annotations

TABLES = """
CREATE TABLE IF NOT EXISTS account (
    key TEXT PRIMARY KEY, platform TEXT NOT NULL, ident TEXT NOT NULL, name TEXT NOT NULL,
    details TEXT NOT NULL, created_at REAL NOT NULL, UNIQUE (platform, ident)
);
CREATE TABLE IF NOT EXISTS counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL);

CREATE TABLE IF NOT EXISTS token (
    token TEXT PRIMARY KEY, account TEXT NOT NULL, kind TEXT NOT NULL,
    issued_at REAL NOT NULL, expires_at REAL NOT NULL, revoked INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS token_account ON token (account, kind, issued_at);
CREATE TABLE IF NOT EXISTS forced_refresh (account TEXT NOT NULL, at REAL NOT NULL);
CREATE TABLE IF NOT EXISTS grant_code (
    code TEXT PRIMARY KEY, account TEXT NOT NULL, redirect_uri TEXT NOT NULL,
    expires_at REAL NOT NULL, used INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE IF NOT EXISTS quota_use (
    account TEXT NOT NULL, path TEXT NOT NULL, period TEXT NOT NULL, used INTEGER NOT NULL,
    PRIMARY KEY (account, path, period)
);
CREATE TABLE IF NOT EXISTS quota_left (
    account TEXT NOT NULL, path TEXT NOT NULL, period TEXT NOT NULL, allowed INTEGER NOT NULL,
    PRIMARY KEY (account, path, period)
);
CREATE TABLE IF NOT EXISTS call (
    rid TEXT PRIMARY KEY, account TEXT NOT NULL, path TEXT NOT NULL, at REAL NOT NULL,
    code INTEGER NOT NULL, request TEXT NOT NULL, answer TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS call_at ON call (at);
CREATE TABLE IF NOT EXISTS knob (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, account TEXT NOT NULL, path TEXT NOT NULL,
    value TEXT NOT NULL, times INTEGER NOT NULL
);

CREATE TABLE IF NOT EXISTS media (
    media_id TEXT PRIMARY KEY, account TEXT NOT NULL, type TEXT NOT NULL, lasting TEXT NOT NULL,
    filename TEXT NOT NULL, content_type TEXT NOT NULL, data BLOB NOT NULL,
    url_key TEXT NOT NULL UNIQUE, details TEXT NOT NULL, created_at REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS draft (
    media_id TEXT PRIMARY KEY, account TEXT NOT NULL, articles TEXT NOT NULL,
    created_at REAL NOT NULL, updated_at REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS publication (
    publish_id INTEGER PRIMARY KEY, account TEXT NOT NULL, manner TEXT NOT NULL,
    media_id TEXT NOT NULL, articles TEXT NOT NULL, status INTEGER NOT NULL,
    outcome TEXT NOT NULL, article_id TEXT NOT NULL, msg_data_id INTEGER NOT NULL,
    client_key TEXT NOT NULL, submitted_at REAL NOT NULL, due_at REAL
);
CREATE INDEX IF NOT EXISTS publication_due ON publication (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS publication_key ON publication (account, client_key);
CREATE TABLE IF NOT EXISTS article (
    id INTEGER PRIMARY KEY, publish_id INTEGER NOT NULL, account TEXT NOT NULL,
    article_id TEXT NOT NULL, msg_data_id INTEGER NOT NULL, idx INTEGER NOT NULL,
    title TEXT NOT NULL, author TEXT NOT NULL, digest TEXT NOT NULL, content TEXT NOT NULL,
    details TEXT NOT NULL, cover TEXT NOT NULL, url_key TEXT NOT NULL UNIQUE,
    manner TEXT NOT NULL, published_at REAL NOT NULL, deleted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS article_account ON article (account, published_at);
CREATE INDEX IF NOT EXISTS article_article ON article (article_id, idx);
CREATE TABLE IF NOT EXISTS status (
    id INTEGER PRIMARY KEY, account TEXT NOT NULL, text TEXT NOT NULL, picture TEXT NOT NULL,
    rip TEXT NOT NULL, client_key TEXT NOT NULL, created_at REAL NOT NULL,
    visible_at REAL NOT NULL, deleted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS status_account ON status (account, created_at);
CREATE TABLE IF NOT EXISTS comment (
    id INTEGER PRIMARY KEY, account TEXT NOT NULL, subject INTEGER NOT NULL, idx INTEGER NOT NULL,
    author TEXT NOT NULL, author_id TEXT NOT NULL, content TEXT NOT NULL, created_at REAL NOT NULL,
    parent INTEGER, elected INTEGER NOT NULL DEFAULT 0, reply TEXT NOT NULL DEFAULT '',
    replied_at REAL NOT NULL DEFAULT 0, rip TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS comment_subject ON comment (subject, idx);

CREATE TABLE IF NOT EXISTS phone (
    id INTEGER PRIMARY KEY, nickname TEXT NOT NULL UNIQUE, uid TEXT NOT NULL UNIQUE,
    created_at REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS follow (
    phone INTEGER NOT NULL, account TEXT NOT NULL, openid TEXT NOT NULL,
    since REAL NOT NULL, active INTEGER NOT NULL, PRIMARY KEY (phone, account)
);
CREATE INDEX IF NOT EXISTS follow_openid ON follow (account, openid);
CREATE TABLE IF NOT EXISTS message (
    id INTEGER PRIMARY KEY, phone INTEGER NOT NULL, account TEXT NOT NULL,
    direction TEXT NOT NULL, manner TEXT NOT NULL, body TEXT NOT NULL,
    platform_id INTEGER NOT NULL, created_at REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS message_phone ON message (phone, account, id);
CREATE TABLE IF NOT EXISTS allowance (
    id INTEGER PRIMARY KEY, account TEXT NOT NULL, openid TEXT NOT NULL, cause TEXT NOT NULL,
    expires_at REAL NOT NULL, amount INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS allowance_openid ON allowance (account, openid);
CREATE TABLE IF NOT EXISTS push (
    id INTEGER PRIMARY KEY, account TEXT NOT NULL, phone INTEGER, sender TEXT NOT NULL,
    body TEXT NOT NULL, created_at REAL NOT NULL, due_at REAL NOT NULL, tries INTEGER NOT NULL,
    state TEXT NOT NULL, leased_until REAL NOT NULL, trouble TEXT NOT NULL, answer TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS push_waiting ON push (due_at) WHERE state = 'waiting';
"""
