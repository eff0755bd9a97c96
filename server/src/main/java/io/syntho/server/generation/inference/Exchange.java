package io.syntho.server.generation.inference;

import io.syntho.server.platform.storage.ObjectKey;
import io.syntho.server.platform.storage.ObjectStorage;
import java.util.function.Function;

/** A place in the object storage through which a worker and a node pass files. */
public final class Exchange {

    private final ObjectStorage storage;
    private final Function<String, ObjectKey> keys;

    /**
     * An exchange over the storage.
     *
     * @param keys where an object of a name stands; names are lower-case words with {@code -} between
     */
    public Exchange(ObjectStorage storage, Function<String, ObjectKey> keys) {
        this.storage = storage;
        this.keys = keys;
    }

    /** The parcel of that name, whether it is there already or not. */
    Parcel parcel(String name) {
        return new Parcel(storage, keys.apply(name));
    }
}
