package io.syntho.tabular.detect;

import io.syntho.tabular.InstantText;
import io.syntho.tabular.StorageType;

/** Times as text. */
final class InstantTextSample {

    private InstantTextSample() {}

    static String iso(double micros) {
        return InstantText.iso(micros, StorageType.DATETIME);
    }
}
