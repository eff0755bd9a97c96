package io.syntho.server.compliance.typeset;

/**
 * A heading that can be jumped to.
 *
 * @param title our own words only
 * @param level 1 for parts, 2 for what is within them
 */
public record Bookmark(String title, int level) {}
