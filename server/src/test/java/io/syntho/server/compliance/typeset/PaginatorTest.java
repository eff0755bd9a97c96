package io.syntho.server.compliance.typeset;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.server.compliance.typeset.Piece.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PaginatorTest {

    private static final float TOP = 800;
    private static final float BOTTOM = 100;

    @Property(tries = 200)
    void everyPieceStandsOnceInOrderWithinItsPage(@ForAll long seed) {
        Random random = new Random(seed);
        List<Piece> pieces = new ArrayList<>();
        for (int index = 0; index < 120; index++) {
            boolean withNext = random.nextInt(4) == 0;
            boolean newPage = random.nextInt(25) == 0;
            pieces.add(piece(
                    20 * random.nextFloat(),
                    1 + 300 * random.nextFloat(),
                    new Place(withNext, newPage, Optional.empty(), 0)));
        }
        List<Sheet> sheets = new Paginator(TOP, BOTTOM).paginate(pieces);

        assertThat(sheets.stream()
                        .flatMap(sheet -> sheet.pieces().stream())
                        .map(Sheet.Placed::piece)
                        .toList())
                .containsExactlyElementsOf(pieces);
        for (Sheet sheet : sheets) {
            float y = TOP;
            for (Sheet.Placed placed : sheet.pieces()) {
                assertThat(placed.top()).isLessThanOrEqualTo(y);
                y = placed.top() - placed.piece().height();
            }
            assertThat(y).isGreaterThanOrEqualTo(BOTTOM - 0.01f);
        }
    }

    @Test
    void whatBelongsTogetherMovesToTheNextPageTogether() {
        Piece filling = piece(0, 600, Place.ANYWHERE);
        Piece heading = piece(0, 50, Place.WITH_NEXT);
        Piece body = piece(0, 80, Place.ANYWHERE);

        List<Sheet> sheets = new Paginator(TOP, BOTTOM).paginate(List.of(filling, heading, body));

        assertThat(sheets).hasSize(2);
        assertThat(sheets.get(1).pieces()).extracting(Sheet.Placed::piece).containsExactly(heading, body);
    }

    @Test
    void aTablesHeadIsRepeatedOnEveryPage() {
        Piece head = piece(0, 20, Place.WITH_NEXT);
        List<Piece> rows = new ArrayList<>();
        for (int row = 0; row < 30; row++) {
            rows.add(piece(0, 50, new Place(false, false, Optional.of(head), 0)));
        }
        List<Sheet> sheets = new Paginator(TOP, BOTTOM).paginate(rows);

        assertThat(sheets)
                .hasSizeGreaterThan(1)
                .allSatisfy(
                        sheet -> assertThat(sheet.pieces().getFirst().piece()).isSameAs(head));
    }

    @Test
    void aPartWithTooLittleRoomLeftBeginsTheNextPage() {
        Piece filling = piece(0, 550, Place.ANYWHERE);
        Piece part = piece(0, 30, new Place(true, false, Optional.empty(), 170));
        Piece text = piece(0, 20, Place.ANYWHERE);

        assertThat(new Paginator(TOP, BOTTOM).paginate(List.of(filling, part, text)))
                .hasSize(2);
    }

    private static Piece piece(float gap, float height, Place place) {
        return new Piece(gap, height, place, (pen, left, top) -> {});
    }
}
