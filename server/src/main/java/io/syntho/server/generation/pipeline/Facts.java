package io.syntho.server.generation.pipeline;

import io.syntho.server.compliance.ReportType;
import io.syntho.synthesis.PrivacySpent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What each stage tells those after it. Kept with the job, so a later attempt knows it too. No value of the table. */
sealed interface Facts {

    /**
     * The original was read.
     *
     * @param trainRows rows to learn from
     * @param holdoutRows rows set aside
     * @param columns columns to learn
     * @param tableBytes bytes of heap that the rows take
     * @param pii the personal data found in the rows to learn from, as JSON, in the bucket of synthetic tables until the job ends
     */
    record Load(int trainRows, int holdoutRows, int columns, long tableBytes, StoredFile pii) implements Facts {}

    /**
     * A trial chose the method.
     *
     * @param method its id
     * @param reason why, with the trial's figures
     */
    record Trial(String method, String reason) implements Facts {}

    /**
     * A model was learned.
     *
     * @param model where it is, in the bucket of synthetic tables
     * @param engineVersion version of the library that learned it
     * @param trainingHash SHA-256 of what it learned; empty where differential privacy forbids to tell it
     * @param privacy what was spent of differential privacy; empty when it was learned without
     */
    record Fit(StoredFile model, String engineVersion, String trainingHash, Optional<PrivacySpent> privacy)
            implements Facts {}

    /**
     * Rows were made.
     *
     * @param rows how many
     * @param underCondition how many for each condition that was asked for, in order
     * @param columns how many columns they have
     * @param parquet the table
     * @param csv the same table
     * @param schema what its columns are
     * @param preview its first rows
     */
    record Sample(
            long rows,
            List<Long> underCondition,
            int columns,
            StoredFile parquet,
            StoredFile csv,
            StoredFile schema,
            StoredFile preview)
            implements Facts {}

    /**
     * Something was measured.
     *
     * @param result the report as JSON, in the bucket of synthetic tables until it is in the database
     */
    record Evaluation(StoredFile result) implements Facts {}

    /**
     * Documents were written, one for each type of report.
     *
     * @param atMillis their time, in milliseconds since 1970-01-01 UTC; with the ids and the stages' results the documents can be made again
     * @param documents what was written
     */
    record Compliance(long atMillis, List<Document> documents) implements Facts {

        /** Keeps the list unmodifiable. */
        public Compliance {
            documents = List.copyOf(documents);
        }
    }

    /**
     * A document.
     *
     * @param type which rules it speaks to
     * @param report its id
     * @param pdf where it is, in the bucket of reports
     * @param pages its pages
     */
    record Document(ReportType type, UUID report, StoredFile pdf, int pages) {}
}
