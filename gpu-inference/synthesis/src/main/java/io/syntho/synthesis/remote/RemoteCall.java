package io.syntho.synthesis.remote;

import static io.syntho.synthesis.Requirements.require;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import io.syntho.synthesis.FitOptions;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.SynthesisException;
import io.syntho.synthesis.SynthesisException.Reason;
import io.syntho.synthesis.constraint.Constraint;
import io.syntho.synthesis.constraint.SampleOrder;
import io.syntho.synthesis.model.ModelJson;
import io.syntho.tabular.TableSchema;
import java.util.List;
import java.util.Optional;

/** What a node is asked to do: the body of a prediction. Tables and models pass through the object storage, never through the call. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "call")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RemoteCall.Fit.class, name = "fit"),
    @JsonSubTypes.Type(value = RemoteCall.Sample.class, name = "sample")
})
public sealed interface RemoteCall {

    /**
     * Learn a table.
     *
     * @param method how
     * @param options the method's settings, by the names of its options record
     * @param schema what the table's columns mean
     * @param constraints what every row is to keep
     * @param seed governs all randomness
     * @param table the rows to learn from: Parquet with the schema's columns, read by GET
     * @param model where the model goes, by PUT
     * @param checkpoint where an earlier attempt stood, read by GET
     * @param checkpoints where the fit keeps what it has done, by PUT, one after the other in turn; empty: nowhere
     * @param leash as {@link RemoteCall#leash}
     */
    record Fit(
            Method method,
            JsonNode options,
            TableSchema schema,
            List<Constraint> constraints,
            long seed,
            SignedUrl table,
            SignedUrl model,
            Optional<SignedUrl> checkpoint,
            List<SignedUrl> checkpoints,
            SignedUrl leash)
            implements RemoteCall {

        /** Keeps the lists unmodifiable. */
        public Fit {
            constraints = List.copyOf(constraints);
            checkpoints = List.copyOf(checkpoints);
        }

        /** Options as they stand in a call. */
        public static JsonNode json(FitOptions options) {
            return ModelJson.write(options);
        }

        /**
         * The method's settings, checked.
         *
         * @throws SynthesisException METHOD_UNSUPPORTED, or OPTION_INVALID when they are of another method or out of range
         */
        public FitOptions fitOptions() {
            Class<? extends FitOptions> type = FitOptions.defaults(method).getClass();
            try {
                return ModelJson.read(options, type);
            } catch (SynthesisException broken) {
                if (broken.getCause() != null && broken.getCause().getCause() instanceof SynthesisException refused) {
                    throw refused;
                }
                throw new SynthesisException(Reason.OPTION_INVALID, "options: not those of " + method.id());
            }
        }
    }

    /**
     * Make rows.
     *
     * @param method of the model
     * @param model the model, read by GET
     * @param order which rows
     * @param rowsOfPart rows of a part at least, but the last
     * @param samples where the rows go: parts in order, each Parquet with the columns of the model's schema, by PUT; as many as there can be
     * @param leash as {@link RemoteCall#leash}
     */
    record Sample(
            Method method,
            SignedUrl model,
            SampleOrder order,
            long rowsOfPart,
            List<SignedUrl> samples,
            SignedUrl leash)
            implements RemoteCall {

        /** Checks that there is a place for every row. */
        public Sample {
            samples = List.copyOf(samples);
            require(rowsOfPart > 0, "rowsOfPart: %d (expected: at least 1)", rowsOfPart);
            require(
                    order.rows() <= rowsOfPart * samples.size(),
                    "samples: %d parts of %d rows (expected: room for %d)",
                    samples.size(),
                    rowsOfPart,
                    order.rows());
        }
    }

    /** The method that the call is about; a node has one model for each. */
    Method method();

    /**
     * An object that the caller rewrites at least every ten seconds while it wants the result, read by GET. The node stops within a step of
     * seeing that it is gone, or has not changed for a minute.
     */
    SignedUrl leash();
}
