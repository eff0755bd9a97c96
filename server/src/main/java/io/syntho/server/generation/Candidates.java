package io.syntho.server.generation;

import io.syntho.server.platform.errors.ApiException;
import io.syntho.synthesis.Method;
import io.syntho.synthesis.auto.Shortlist;
import io.syntho.v1.GenerationConfig;
import io.syntho.v1.GenerationMethod;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which methods AUTO has to choose from. */
public final class Candidates {

    /** Methods that meet conditions without tries. */
    private static final Set<Method> EXACT = EnumSet.of(Method.GAUSSIAN_COPULA, Method.AUTOREGRESSIVE);

    /** Less time for learning is better spent on it alone. */
    private static final int LEAST_BUDGET_SECONDS = 60;

    private Candidates() {}

    /**
     * The methods that suit a table and know the settings; those that can only try to meet conditions are left out where others can.
     *
     * @param rows rows of the table
     * @param columns columns to learn
     * @param present the methods that there are, not empty
     * @throws ApiException with SETTING_UNSUPPORTED when none of them knows all settings
     */
    public static Shortlist of(GenerationConfig config, long rows, int columns, List<Method> present) {
        List<Method> able =
                present.stream().filter(method -> knows(method, config)).toList();
        if (able.isEmpty()) {
            MethodSettings.check(present.getLast(), GenerationMethod.GENERATION_METHOD_AUTO, config);
        }
        List<Method> exact = able.stream().filter(EXACT::contains).toList();
        Shortlist list =
                Shortlist.of(rows, columns, config.getConditionsCount() > 0 && !exact.isEmpty() ? exact : able);
        if (config.getPrivacy().hasDifferentialPrivacy()) {
            // Whichever did best on real rows tells something of them that no epsilon counts.
            return list.untried("a trial on real rows would not be differentially private");
        }
        if (config.hasComputeBudgetSeconds() && config.getComputeBudgetSeconds() < LEAST_BUDGET_SECONDS) {
            return list.untried(
                    "%d seconds for learning leave no time for a trial".formatted(config.getComputeBudgetSeconds()));
        }
        return list;
    }

    private static boolean knows(Method method, GenerationConfig config) {
        try {
            MethodSettings.check(method, GenerationMethod.GENERATION_METHOD_AUTO, config);
            return true;
        } catch (ApiException unknown) {
            return false;
        }
    }
}
