package io.syntho.synthesis.copula;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * OpenBLAS, which Smile's matrices run on, held to one thread: more would make sums depend on how work was split, and a seed would no longer
 * give the same bytes.
 */
final class NativeAlgebra {

    private static final Logger LOG = LoggerFactory.getLogger(NativeAlgebra.class);

    private NativeAlgebra() {}

    /** Makes sure of the one thread. */
    static void prepare() {
        Once.done();
    }

    @SuppressWarnings("restricted")
    private static final class Once {
        static {
            Loader.load(openblas_nolapack.class);
            // The binding has no method for it, but the library has the function.
            try (Pointer function = Loader.addressof("openblas_set_num_threads")) {
                if (function == null) {
                    LOG.warn("openblas_set_num_threads not found: set OMP_NUM_THREADS=1 for reproducible models");
                } else {
                    Linker.nativeLinker()
                            .downcallHandle(
                                    MemorySegment.ofAddress(function.address()),
                                    FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT))
                            .invokeExact(1);
                }
            } catch (Throwable e) {
                throw new IllegalStateException("OpenBLAS cannot be held to one thread", e);
            }
        }

        static void done() {}
    }
}
