package io.syntho.tabular.read;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/** Cells of a workbook as text: numbers as Excel shows them, dates by their style as ISO text, errors as missing. */
final class ExcelCells {

    /** Excel computes in doubles and shows fifteen digits of them. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.");
    private static final Pattern ELAPSED = Pattern.compile("(?i)\\[(h+|m+|s+)]");
    private static final Pattern BRACKETS = Pattern.compile("\\[[^]]*]");
    private static final Pattern DAY = Pattern.compile("(?i)[yd]|mmm");
    private static final Pattern CLOCK = Pattern.compile("(?i)[hs]");

    private ExcelCells() {}

    /** The text of {@code cell}; empty when it holds nothing or an error. */
    static String text(Optional<Cell> cell) {
        if (cell.isEmpty() || cell.get().getType() == CellType.ERROR) {
            return "";
        }
        return switch (cell.get().getValue()) {
            case null -> "";
            case BigDecimal number -> number(cell.get(), number);
            case String text -> isError(cell.get(), text) ? "" : text;
            case Object other -> other.toString();
        };
    }

    /** A formula that failed keeps its error as text. */
    private static boolean isError(Cell cell, String text) {
        return cell.getType() == CellType.FORMULA && text.startsWith("#") && text.length() <= 8;
    }

    private static String number(Cell cell, BigDecimal number) {
        Style style = Style.of(cell);
        if (style == Style.NUMBER || number.signum() < 0) {
            return plain(number);
        }
        LocalDateTime time = cell.asDate();
        return switch (style) {
            case DATE -> time.toLocalDate().toString();
            case TIME -> time.toLocalTime().toString();
            case DATE_AND_TIME -> time.toLocalDate() + " " + seconds(time.toLocalTime());
            case NUMBER -> plain(number);
        };
    }

    /** Excel keeps milliseconds at best; a time without them is written without. */
    private static String seconds(LocalTime time) {
        String text = time.toString();
        return text.length() == 5 ? text + ":00" : text;
    }

    private static String plain(BigDecimal number) {
        BigDecimal rounded = number.round(DIGITS);
        if (rounded.signum() == 0) {
            return "0";
        }
        // A number like 1E+300 would be written in as many digits.
        boolean huge = Math.abs((long) rounded.precision() - rounded.scale()) > 30;
        return huge ? rounded.toString() : rounded.stripTrailingZeros().toPlainString();
    }

    /** What a number means by its cell's style. */
    private enum Style {
        NUMBER,
        DATE,
        TIME,
        DATE_AND_TIME;

        static Style of(Cell cell) {
            Integer id = cell.getDataFormatId();
            String format = cell.getDataFormatString();
            if (format == null) {
                // Dates of East Asian locales have numbers and no text.
                boolean date = id != null && (id >= 27 && id <= 36 || id >= 50 && id <= 58);
                return date ? DATE : NUMBER;
            }
            String positive = LITERALS.matcher(format).replaceAll("").split(";", 2)[0];
            if (ELAPSED.matcher(positive).find()) {
                return NUMBER;
            }
            String codes = BRACKETS.matcher(positive).replaceAll("");
            if (codes.equalsIgnoreCase("general")) {
                return NUMBER;
            }
            boolean day = DAY.matcher(codes).find();
            boolean clock = CLOCK.matcher(codes).find();
            if (day) {
                return clock ? DATE_AND_TIME : DATE;
            }
            return clock ? TIME : NUMBER;
        }
    }
}
