package io.syntho.local.backends;

/**
 * The passwords of the local PostgreSQL.
 *
 * @param superuser for making roles and databases; the server never has it
 * @param owner for the role that owns the schema
 * @param app for the role that the server works as
 */
public record PostgresPasswords(String superuser, String owner, String app) {

    @Override
    public String toString() {
        return "PostgresPasswords[hidden]";
    }
}
