package io.syntho.server.compliance;

import io.syntho.evaluation.pii.HipaaIdentifier;
import io.syntho.evaluation.pii.PiiFinding;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.StorageType;
import java.util.Optional;

/**
 * What became of one column of the real table.
 *
 * @param name its name; hostile input
 * @param type how values are stored
 * @param meaning what the column is for
 * @param pii the personal data found in it; empty when none was
 * @param treatment what was done with it
 * @param correctedByOwner whether type, meaning or finding are the owner's word against detection
 */
public record ColumnFacts(
        String name,
        StorageType type,
        Meaning meaning,
        Optional<PiiFinding> pii,
        Treatment treatment,
        boolean correctedByOwner) {

    /** The Safe Harbor identifier in it; empty when there is none. */
    public Optional<HipaaIdentifier> hipaa() {
        return pii.flatMap(PiiFinding::hipaa);
    }
}
