package io.syntho.server.platform.database;

import static io.syntho.v1.ErrorReason.INVALID_UPDATE_MASK;

import com.google.protobuf.FieldMask;
import io.syntho.server.platform.errors.ApiException;
import java.util.LinkedHashSet;
import java.util.Set;

/** Update masks: what a client wants changed. */
public final class UpdateMasks {

    private UpdateMasks() {}

    /**
     * The paths of a mask.
     *
     * @param known what may be changed
     * @throws ApiException with INVALID_UPDATE_MASK when it names nothing, or something else
     */
    public static Set<String> paths(FieldMask mask, Set<String> known) {
        Set<String> paths = new LinkedHashSet<>(mask.getPathsList());
        for (String path : paths) {
            if (!known.contains(path)) {
                throw refused("The update mask names a field that can not be changed.", known)
                        .with("path", path);
            }
        }
        if (paths.isEmpty()) {
            throw refused("The update mask names nothing.", known);
        }
        return paths;
    }

    private static ApiException refused(String why, Set<String> known) {
        String fields = String.join(", ", known.stream().sorted().toList());
        return ApiException.of(INVALID_UPDATE_MASK, why + " It may name: " + fields + ".");
    }
}
