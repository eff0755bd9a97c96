package io.syntho.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.syntho.v1.Dataset;
import io.syntho.v1.DownloadFormat;
import io.syntho.v1.SyntheticDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainJobTest {

    @TempDir
    private Path folder;

    @Test
    void aRealTableGoesInAndASyntheticOneWithScoresAndADocumentComesOut() throws IOException {
        try (Customer customer = Customer.someoneNew()) {
            Dataset dataset = customer.detected(customer.upload(Samples.adult(folder)));
            assertThat(dataset.getState()).isEqualTo(Dataset.State.STATE_READY);

            SyntheticDataset done = customer.follow(customer.create(dataset, 2_000, 7), event -> {});

            assertThat(done.getState())
                    .as(done.getError().getMessage())
                    .isEqualTo(SyntheticDataset.State.STATE_COMPLETED);
            Path csv = folder.resolve("synthetic.csv");
            customer.download(done.getName(), DownloadFormat.DOWNLOAD_FORMAT_CSV, csv);
            assertThat(Files.readAllLines(csv)).hasSize(2_001);
        }
    }
}
