package io.syntho.local.backends;

/**
 * A database of the local PostgreSQL with the two roles that the server knows: the owner changes the schema, the app reads
 * and writes rows and is bound by row-level security.
 *
 * @param name the database's name
 * @param url its JDBC address, without user and password
 * @param ownerUser the role that owns the schema
 * @param ownerPassword its password
 * @param appUser the role that the server works as
 * @param appPassword its password
 */
public record Database(
        String name, String url, String ownerUser, String ownerPassword, String appUser, String appPassword) {

    @Override
    public String toString() {
        return "Database[" + name + " at " + url + "]";
    }
}
