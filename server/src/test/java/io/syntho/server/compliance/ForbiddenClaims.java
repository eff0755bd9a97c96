package io.syntho.server.compliance;

import java.util.regex.Pattern;

/** Words that no document of ours may use about a table, not even to deny them: readers skim. */
public final class ForbiddenClaims {

    /** Anonymous, compliant with, certified, guaranteed, safe harbour met, and the like. */
    public static final Pattern PATTERN = Pattern.compile(
            "(?i)\\banonym(ous|ised|ized)\\b|\\b(gdpr|hipaa)[- ](compliant|certified|safe|approved)\\b|\\bis compliant\\b"
                    + "|\\bcertified\\b|\\bguaranteed\\b|\\bde-identified\\b|\\bno risk\\b|\\bfully private\\b");

    private ForbiddenClaims() {}
}
