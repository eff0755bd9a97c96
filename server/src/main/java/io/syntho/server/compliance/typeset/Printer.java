package io.syntho.server.compliance.typeset;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfDestination;
import org.openpdf.text.pdf.PdfOutline;
import org.openpdf.text.pdf.PdfWriter;

/** Lays blocks out on A4 pages and writes them as a tagged PDF. The same input gives the same bytes. */
public final class Printer {

    /** Left and right edge of the text, points from the edge of the page. */
    public static final float MARGIN = 52;

    private static final float TOP = PageSize.A4.getHeight() - 66;
    private static final float BOTTOM = 58;
    private static final float WIDTH = PageSize.A4.getWidth() - 2 * MARGIN;

    private final Typesetter typesetter = new Typesetter();
    private final Tag root = Tag.document();
    private final List<Piece> pieces = new ArrayList<>();

    /** Adds a part of the document. */
    public void add(List<Block> blocks) {
        Tag part = root.child("Sect");
        for (Block block : blocks) {
            pieces.addAll(block.pieces(typesetter, part, WIDTH));
        }
    }

    /** Draws a page other than the flowing ones. */
    @FunctionalInterface
    public interface Cover {
        /** Draws the first page. */
        void draw(Pen pen, Tag tag);
    }

    /** Draws what stands above and below the text of each flowing page. */
    @FunctionalInterface
    public interface Frame {
        /** Draws it. {@code page} counts from 1, the cover included. */
        void draw(Pen pen, int page, int pages);
    }

    /**
     * Writes everything that was added behind a cover, and leaves {@code out} open.
     *
     * @return number of pages
     * @throws IOException when {@code out} refuses
     */
    public int print(Metadata metadata, Cover cover, Frame frame, OutputStream out) throws IOException {
        List<Sheet> sheets = new Paginator(TOP, BOTTOM).paginate(pieces);
        Map<Bookmark, Integer> bookmarks = bookmarks(sheets);
        Document document = new Document(PageSize.A4);
        PdfWriter writer = PdfWriter.getInstance(document, out);
        Description.prepare(writer);
        document.open();
        Description.write(writer, metadata);
        Pen pen = new Pen(writer, typesetter, bookmarks::get);
        begin(pen, 1);
        cover.draw(pen, root.child("Sect"));
        int pages = sheets.size() + 1;
        Outline outline = new Outline(writer);
        for (int index = 0; index < sheets.size(); index++) {
            document.newPage();
            begin(pen, index + 2);
            frame.draw(pen, index + 2, pages);
            for (Sheet.Placed placed : sheets.get(index).pieces()) {
                placed.piece().bookmark().ifPresent(bookmark -> outline.add(bookmark, placed.top()));
                placed.piece().drawing().draw(pen, MARGIN, placed.top());
            }
        }
        document.close();
        return pages;
    }

    /** Every page has a name to jump to, and is not empty even if nothing visible stands on it. */
    private static void begin(Pen pen, int page) {
        pen.canvas()
                .localDestination(
                        "page-" + page, new PdfDestination(PdfDestination.XYZ, 0, PageSize.A4.getHeight(), 0));
    }

    private static Map<Bookmark, Integer> bookmarks(List<Sheet> sheets) {
        Map<Bookmark, Integer> pages = new HashMap<>();
        for (int index = 0; index < sheets.size(); index++) {
            int page = index + 2;
            sheets.get(index)
                    .pieces()
                    .forEach(placed ->
                            placed.piece().bookmark().ifPresent(bookmark -> pages.putIfAbsent(bookmark, page)));
        }
        return pages;
    }

    /** The reader's table of contents. */
    private static final class Outline {

        private final PdfWriter writer;
        private PdfOutline part;

        Outline(PdfWriter writer) {
            this.writer = writer;
            this.part = writer.getDirectContent().getRootOutline();
        }

        void add(Bookmark bookmark, float top) {
            PdfDestination destination = new PdfDestination(PdfDestination.XYZ, 0, top + 12, 0);
            if (bookmark.level() == 1) {
                part = new PdfOutline(writer.getDirectContent().getRootOutline(), destination, bookmark.title(), false);
            } else {
                PdfOutline within = new PdfOutline(part, destination, bookmark.title(), false);
                within.setOpen(false);
            }
        }
    }
}
