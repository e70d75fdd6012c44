"""The journal's tables, append-only by trigger and by privilege, and the rate limits."""

from django.db import migrations, models

TABLES = """
CREATE TABLE journal_line (
    id bigserial PRIMARY KEY,
    at timestamptz NOT NULL,
    person bigint,
    name text NOT NULL,
    post text NOT NULL,
    organisation bigint,
    origin text NOT NULL,
    happened text NOT NULL CHECK (happened ~ '^[a-z0-9_]+(\\.[a-z0-9_]+){2}$'),
    subject_kind text NOT NULL,
    subject_id bigint NOT NULL,
    scope text NOT NULL,
    old jsonb,
    new jsonb
);
CREATE INDEX journal_line_subject ON journal_line (subject_kind, subject_id, id);
CREATE INDEX journal_line_happened ON journal_line (happened, id);
CREATE INDEX journal_line_person ON journal_line (person, id) WHERE person IS NOT NULL;

CREATE TABLE journal_pending (line_id bigint PRIMARY KEY);
CREATE TABLE journal_leaf (
    position bigint PRIMARY KEY,
    line_id bigint NOT NULL UNIQUE,
    hash bytea NOT NULL
);
CREATE TABLE journal_sequence (
    id smallint PRIMARY KEY CHECK (id = 1),
    size bigint NOT NULL,
    edge bytea[] NOT NULL
);
INSERT INTO journal_sequence VALUES (1, 0, '{}');
CREATE TABLE journal_head (
    size bigint PRIMARY KEY,
    root bytea NOT NULL,
    signed_at timestamptz NOT NULL,
    signature bytea NOT NULL
);

CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'journal: % on % is not possible', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE FUNCTION journal_note_pending() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO journal_pending VALUES (NEW.id);
    RETURN NULL;
END $$;

CREATE TRIGGER journal_line_pending AFTER INSERT ON journal_line
    FOR EACH ROW EXECUTE FUNCTION journal_note_pending();
CREATE TRIGGER journal_line_keep BEFORE UPDATE OR DELETE ON journal_line
    FOR EACH ROW EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_line_keep_all BEFORE TRUNCATE ON journal_line
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_leaf_keep BEFORE UPDATE OR DELETE ON journal_leaf
    FOR EACH ROW EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_leaf_keep_all BEFORE TRUNCATE ON journal_leaf
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_head_keep BEFORE UPDATE OR DELETE ON journal_head
    FOR EACH ROW EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_head_keep_all BEFORE TRUNCATE ON journal_head
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();

CREATE UNLOGGED TABLE foundation_cache (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamptz NOT NULL
);
CREATE INDEX foundation_cache_expires ON foundation_cache (expires);

REVOKE UPDATE, DELETE, TRUNCATE ON journal_line, journal_leaf, journal_head FROM PUBLIC, CURRENT_USER;
"""

REMOVE = """
DROP TABLE foundation_cache, journal_head, journal_sequence, journal_leaf, journal_pending, journal_line;
DROP FUNCTION journal_note_pending();
DROP FUNCTION journal_refuse();
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(TABLES, REMOVE),
        *(
            migrations.CreateModel(name=name, fields=[(key, field)], options={"managed": False, "db_table": table})
            for name, table, key, field in (
                ("Line", "journal_line", "id", models.BigAutoField(primary_key=True, serialize=False)),
                ("Leaf", "journal_leaf", "position", models.BigIntegerField(primary_key=True, serialize=False)),
                ("Sequence", "journal_sequence", "id", models.SmallIntegerField(primary_key=True, serialize=False)),
                ("Head", "journal_head", "size", models.BigIntegerField(primary_key=True, serialize=False)),
            )
        ),
        migrations.CreateModel(
            name="Allowance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64)),
                ("window", models.DateTimeField()),
                ("used", models.PositiveIntegerField(default=0)),
            ],
            options={
                "db_table": "foundation_allowance",
                "indexes": [models.Index(fields=["window"], name="allowance_window")],
                "constraints": [models.UniqueConstraint(fields=("key", "window"), name="allowance_once")],
            },
        ),
    ]
