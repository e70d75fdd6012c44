"""A version, its variants and targets, and every review stay as they were: the database refuses."""

from django.db import migrations

TABLES = ("editorial_version", "editorial_variant", "editorial_target", "editorial_review")
FUNCTION = """
CREATE FUNCTION editorial_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'editorial: % on % is not possible, write a new version', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;
"""
TRIGGER = """
CREATE TRIGGER {table}_keep BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION editorial_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("editorial", "0001_initial")]
    operations = [
        migrations.RunSQL(
            FUNCTION + "".join(TRIGGER.format(table=table) for table in TABLES),
            "".join(f"DROP TRIGGER {table}_keep ON {table};" for table in TABLES)
            + "DROP FUNCTION editorial_refuse();",
        )
    ]
