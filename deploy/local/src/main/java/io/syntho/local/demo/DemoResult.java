package io.syntho.local.demo;

import io.syntho.v1.ComplianceReport;
import io.syntho.v1.Dataset;
import io.syntho.v1.PrivacyReport;
import io.syntho.v1.QualityReport;
import io.syntho.v1.SyntheticDataset;
import java.nio.file.Path;
import java.util.List;

/**
 * What the demo brought home.
 *
 * @param original the real table, as the platform describes it
 * @param synthetic the synthetic one
 * @param privacy how private it is
 * @param quality how faithful it is
 * @param compliance what the PDF finds
 * @param files the files written, each of them not empty
 */
public record DemoResult(
        Dataset original,
        SyntheticDataset synthetic,
        PrivacyReport privacy,
        QualityReport quality,
        ComplianceReport compliance,
        List<Path> files) {

    /** Copies the list. */
    public DemoResult {
        files = List.copyOf(files);
    }
}
