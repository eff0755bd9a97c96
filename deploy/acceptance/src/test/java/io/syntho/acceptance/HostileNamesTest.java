package io.syntho.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.v1.ColumnSchema;
import io.syntho.v1.Dataset;
import io.syntho.v1.DownloadFormat;
import io.syntho.v1.SyntheticDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileNamesTest {

    private static final List<String> NAMES = List.of(
            "'; drop table datasets; --",
            "<script>alert(1)</script>",
            "../../../etc/passwd",
            "=cmd|' /C calc'!A0",
            "\u202Egnp.exe",
            "a b");

    @TempDir
    private Path folder;

    @Test
    void columnNamesThatAttackAreNamesAndNothingElse() throws IOException {
        Random random = new Random(1);
        StringBuilder csv =
                new StringBuilder(NAMES.stream().map(name -> '"' + name + '"').collect(Collectors.joining(",")) + "\n");
        for (int row = 0; row < 600; row++) {
            csv.append(random.nextInt(100)).append(",=1+1,").append(random.nextInt(9) < 4 ? "@x" : "y");
            csv.append(',')
                    .append(random.nextGaussian())
                    .append(',')
                    .append(random.nextInt(3))
                    .append(",z")
                    .append(random.nextInt(4))
                    .append('\n');
        }
        Path file = Samples.write(folder.resolve("'; rm -rf ~ <b>.csv"), csv.toString());
        try (Customer customer = Customer.someoneNew()) {
            Dataset dataset = customer.detected(customer.upload(file));
            assertThat(dataset.getSchema().getColumnsList().stream().map(ColumnSchema::getName))
                    .as(dataset.getError().getMessage())
                    .containsExactlyElementsOf(NAMES);

            SyntheticDataset done = customer.follow(customer.create(dataset, 300, 11), event -> {});

            assertThat(done.getState())
                    .as(done.getError().getMessage())
                    .isEqualTo(SyntheticDataset.State.STATE_COMPLETED);
            Path result = folder.resolve("result.csv");
            customer.download(done.getName(), DownloadFormat.DOWNLOAD_FORMAT_CSV, result);
            List<String> lines = Files.readAllLines(result);
            assertThat(lines).hasSize(301);
            assertThat(lines.getFirst())
                    .as("a spreadsheet takes no name for a formula")
                    .contains("'=cmd|");
            assertThat(lines.get(1)).as("nor a cell").contains("'=1+1");
        }
    }
}
