package io.syntho.server.generation;

import static io.syntho.v1.ErrorReason.INVALID_REQUEST;
import static io.syntho.v1.ErrorReason.SETTING_UNSUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.synthesis.DifferentialPrivacy;
import io.syntho.synthesis.Method;
import io.syntho.tabular.ColumnSchema;
import io.syntho.tabular.Meaning;
import io.syntho.tabular.StorageType;
import io.syntho.tabular.TableSchema;
import io.syntho.v1.ErrorReason;
import io.syntho.v1.GenerationConfig;
import io.syntho.v1.GenerationMethod;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PrivacyRulesTest {

    private static final TableSchema SCHEMA = new TableSchema(List.of(
            ColumnSchema.of("age", StorageType.INTEGER, Meaning.CONTINUOUS),
            ColumnSchema.of("city", StorageType.STRING, Meaning.CATEGORICAL)));
    private static final List<Method> BOTH = List.of(Method.GAUSSIAN_COPULA, Method.AUTOREGRESSIVE);

    private static GenerationPlan plan(
            GenerationMethod method, double epsilon, Consumer<GenerationConfig.Builder> more) {
        GenerationConfig.Builder config = GenerationConfig.newBuilder();
        config.getPrivacyBuilder().getDifferentialPrivacyBuilder().setEpsilon(epsilon);
        more.accept(config);
        return GenerationPlan.of(method, config.build(), SCHEMA, 5_000, BOTH);
    }

    private static void refused(
            ErrorReason reason, GenerationMethod method, double epsilon, Consumer<GenerationConfig.Builder> more) {
        assertThatThrownBy(() -> plan(method, epsilon, more))
                .asInstanceOf(type(ApiException.class))
                .extracting(ApiException::reason)
                .isEqualTo(reason);
    }

    @Test
    void onlyTheMethodThatCanIsTakenAndAutoTakesIt() {
        GenerationPlan auto = plan(GenerationMethod.GENERATION_METHOD_AUTO, 3, config -> {});

        assertThat(auto.chosen()).isEqualTo(Method.AUTOREGRESSIVE);
        assertThat(auto.choiceReason()).isNotEmpty();
        refused(SETTING_UNSUPPORTED, GenerationMethod.GENERATION_METHOD_GAUSSIAN_COPULA, 3, config -> {});
    }

    @Test
    void whatNoFitCouldKeepIsRefused() {
        GenerationMethod method = GenerationMethod.GENERATION_METHOD_AUTOREGRESSIVE;

        refused(INVALID_REQUEST, method, 0.005, config -> {});
        refused(INVALID_REQUEST, method, 1e-9, config -> {});
        refused(
                INVALID_REQUEST,
                method,
                3,
                config -> config.getPrivacyBuilder()
                        .getDifferentialPrivacyBuilder()
                        .setDelta(0.001));
        refused(
                SETTING_UNSUPPORTED,
                method,
                3,
                config -> config.addConstraintsBuilder().getNotNullBuilder().setColumn("age"));
    }

    @Test
    void theStepsThatAreEstimatedAreThoseThatWillBeTaken() {
        GenerationConfig.Builder config = GenerationConfig.newBuilder();
        config.getPrivacyBuilder().getDifferentialPrivacyBuilder().setEpsilon(3);
        FitWork usual = FitWork.of(Method.AUTOREGRESSIVE, 5_000, SCHEMA, config.build());
        FitWork two = FitWork.of(
                Method.AUTOREGRESSIVE, 5_000, SCHEMA, config.setEpochs(2).build());

        assertThat(usual.steps()).isEqualTo(400);
        assertThat(two.steps()).as("a tenth of the rows a step").isEqualTo(20);
        assertThat(two.units()).isLessThan(usual.units() / 10);
    }

    @Test
    void deltaIsOneOverTenTimesTheRowsUnlessAsked() {
        io.syntho.v1.DifferentialPrivacy asked =
                io.syntho.v1.DifferentialPrivacy.newBuilder().setEpsilon(2).build();

        DifferentialPrivacy usual = PrivacyRules.of(asked, 5_000);
        DifferentialPrivacy other = PrivacyRules.of(
                asked.toBuilder().setDelta(1e-6).setMaxGradientNorm(0.5).build(), 5_000);

        assertThat(usual.delta()).hasValue(1 / 50_000.0);
        assertThat(usual.maxGradientNorm()).isEqualTo(1);
        assertThat(other.delta()).hasValue(1e-6);
        assertThat(other.maxGradientNorm()).isEqualTo(0.5);
    }
}
