package io.syntho.server.compliance;

import static io.syntho.server.compliance.HipaaChecklist.Status.DETECTED;
import static io.syntho.server.compliance.HipaaChecklist.Status.NOT_ASSESSABLE;
import static io.syntho.server.compliance.HipaaChecklist.Status.NOT_DETECTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.evaluation.pii.HipaaIdentifier;
import io.syntho.server.compliance.HipaaChecklist.Item;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.StorageType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HipaaChecklistTest {

    private static final Set<HipaaIdentifier> UNKNOWABLE = FindingsRules.CURRENT.hipaaNotAssessable();

    @Test
    void aTableWithAllEighteenShowsAllEighteen() {
        HipaaChecklist list =
                HipaaChecklist.of(Documents.identifiers().evidence().columns(), UNKNOWABLE);

        assertThat(list.items()).extracting(Item::identifier).containsExactly(HipaaIdentifier.values());
        assertThat(list.items()).allMatch(item -> item.status() == DETECTED);
        assertThat(list.items()).allMatch(item -> item.learned().isEmpty());
    }

    @Test
    void aTableWithNoneSaysWhatCanNotBeRuledOut() {
        HipaaChecklist list = HipaaChecklist.of(
                List.of(Evidence.plain("amount", StorageType.DECIMAL, Meaning.CONTINUOUS)), UNKNOWABLE);

        Set<HipaaIdentifier> unknown = EnumSet.noneOf(HipaaIdentifier.class);
        list.items().stream()
                .filter(item -> item.status() == NOT_ASSESSABLE)
                .forEach(item -> unknown.add(item.identifier()));
        assertThat(unknown).containsExactly(HipaaIdentifier.P, HipaaIdentifier.Q, HipaaIdentifier.R);
        assertThat(list.items())
                .filteredOn(item -> item.status() == NOT_DETECTED)
                .hasSize(15);
    }

    @Test
    void aDateThatIsNobodysForSureNeedsAPerson() {
        Item dates = item(Evidence.plain("delivered", StorageType.DATE, Meaning.DATETIME), HipaaIdentifier.C);

        assertThat(dates.status()).isEqualTo(NOT_ASSESSABLE);
        assertThat(dates.columns()).extracting(ColumnFacts::name).containsExactly("delivered");
    }

    @Test
    void anIdentifierOfNoKnownKindIsAUniqueCode() {
        assertThat(item(Evidence.plain("row", StorageType.INTEGER, Meaning.IDENTIFIER), HipaaIdentifier.R)
                        .status())
                .isEqualTo(DETECTED);
    }

    private static Item item(ColumnFacts column, HipaaIdentifier identifier) {
        return HipaaChecklist.of(List.of(column), UNKNOWABLE).items().get(identifier.ordinal());
    }
}
