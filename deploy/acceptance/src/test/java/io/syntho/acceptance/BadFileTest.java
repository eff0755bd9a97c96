package io.syntho.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.syntho.local.demo.CallFailure;
import io.syntho.v1.Dataset;
import io.syntho.v1.ErrorReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BadFileTest {

    @TempDir
    private Path folder;

    /** A way to make a bad file, and what the platform must say of it. */
    private record Bad(String name, Maker maker, ErrorReason reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    private interface Maker {
        Path in(Path folder);
    }

    static Stream<Bad> badFiles() {
        return Stream.of(
                new Bad("an empty file", BadFiles::empty, ErrorReason.FILE_EMPTY),
                new Bad("a header without rows", BadFiles::headerOnly, ErrorReason.TABLE_WITHOUT_ROWS),
                new Bad("one column", BadFiles::oneColumn, ErrorReason.TABLE_TOO_FEW_COLUMNS),
                new Bad("one row", BadFiles::oneRow, ErrorReason.TABLE_TOO_FEW_ROWS),
                new Bad("200,000 columns", BadFiles::tooManyColumns, ErrorReason.TABLE_TOO_MANY_COLUMNS),
                new Bad("a line of 50 MB", BadFiles::longLine, ErrorReason.LINE_TOO_LONG),
                new Bad("a CSV named Parquet", BadFiles::csvNamedParquet, ErrorReason.FILE_TYPE_MISMATCH),
                new Bad("a picture named CSV", BadFiles::pictureNamedCsv, ErrorReason.FILE_TYPE_UNSUPPORTED),
                new Bad("half a Parquet file", BadFiles::truncatedParquet, ErrorReason.FILE_CORRUPT),
                new Bad("a Parquet bomb", BadFiles::parquetBomb, ErrorReason.TABLE_TOO_LARGE),
                new Bad("a gzip bomb", BadFiles::gzipBomb, ErrorReason.TABLE_TOO_LARGE),
                new Bad("two encodings in one file", BadFiles::mixedEncodings, ErrorReason.FILE_ENCODING_INVALID),
                new Bad("two columns of one name", BadFiles::duplicateNames, ErrorReason.COLUMN_NAMES_DUPLICATE),
                new Bad("rows of different lengths", BadFiles::raggedRows, ErrorReason.TABLE_RAGGED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFiles")
    void aBadFileIsRefusedWithItsOwnReasonAndLeavesNothingBehind(Bad bad) {
        List<Path> before = TestPlatform.storedUploads();
        try (Customer customer = Customer.someoneNew()) {
            Refusal refusal = send(customer, bad.maker().in(folder));

            assertThat(refusal.reason())
                    .as(refusal.message())
                    .isEqualTo(bad.reason().name());
            assertThat(refusal.message())
                    .as("a sentence for people, without what stands in the cells")
                    .isNotBlank()
                    .doesNotContain("SECRET", "Exception", "java.");
            await("the file is gone")
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(TestPlatform.storedUploads()).isSubsetOf(before));
        }
    }

    private record Refusal(String reason, String message) {}

    /** Some files are refused by the call that completes the upload, others when their content is read. */
    private static Refusal send(Customer customer, Path file) {
        try {
            Dataset dataset = customer.detected(customer.upload(file));
            return new Refusal(
                    dataset.getError().getReason(), dataset.getError().getMessage());
        } catch (CallFailure refused) {
            return new Refusal(refused.reason(), String.valueOf(refused.getMessage()));
        }
    }
}
