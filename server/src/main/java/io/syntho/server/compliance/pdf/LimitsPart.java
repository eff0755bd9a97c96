package io.syntho.server.compliance.pdf;

import io.syntho.server.compliance.StandingWords;
import io.syntho.server.compliance.typeset.Block;
import io.syntho.server.compliance.typeset.Bullets;
import io.syntho.server.compliance.typeset.Mark;
import io.syntho.server.compliance.typeset.Palette;
import io.syntho.server.compliance.typeset.Style;
import java.util.List;

/** What the evidence can not show, and what is said against it. */
final class LimitsPart {

    private LimitsPart() {}

    static List<Block> blocks() {
        return List.of(new Bullets(StandingWords.CURRENT.limits(), Style.BODY, new Mark(Mark.Shape.DOT, Palette.REAL)));
    }
}
