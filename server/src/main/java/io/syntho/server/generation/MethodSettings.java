package io.syntho.server.generation;

import static io.syntho.v1.ErrorReason.SETTING_UNSUPPORTED;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.synthesis.Method;
import io.syntho.v1.GenerationConfig;
import io.syntho.v1.GenerationMethod;

/** Which settings which method knows. A setting that would change nothing is refused, so that nobody believes that it did something. */
final class MethodSettings {

    private MethodSettings() {}

    /**
     * Refuses settings that {@code method} does not know.
     *
     * @throws ApiException with SETTING_UNSUPPORTED
     */
    @SuppressWarnings("deprecation") // What nothing reads any more is refused too.
    static void check(Method method, GenerationMethod asked, GenerationConfig config) {
        boolean trains = switch (method) {
            case GAUSSIAN_COPULA -> false;
            case CTGAN, TVAE, AUTOREGRESSIVE -> true;
        };
        refuse(config.hasEpochs() && !trains, "epochs", method);
        refuse(
                config.getPrivacy().hasDifferentialPrivacy() && method != Method.AUTOREGRESSIVE,
                "privacy.differential_privacy",
                method);
        boolean auto = asked == GenerationMethod.GENERATION_METHOD_AUTO;
        switch (config.getMethodOptionsCase()) {
            case GAUSSIAN_COPULA -> {
                refuse(auto || method != Method.GAUSSIAN_COPULA, "gaussian_copula", method);
                refuse(config.getGaussianCopula().hasAtomShare(), "gaussian_copula.atom_share", method);
            }
            case CTGAN -> refuse(auto || method != Method.CTGAN, "ctgan", method);
            case TVAE -> refuse(auto || method != Method.TVAE, "tvae", method);
            case AUTOREGRESSIVE -> refuse(auto || method != Method.AUTOREGRESSIVE, "autoregressive", method);
            case METHODOPTIONS_NOT_SET -> {}
        }
    }

    private static void refuse(boolean given, String setting, Method method) {
        if (given) {
            throw ApiException.of(
                            SETTING_UNSUPPORTED,
                            "The setting %s is not known to the method %s.".formatted(setting, method.id()))
                    .with("setting", setting)
                    .with("method", method.id());
        }
    }
}
