package io.syntho.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The directions that docs and reviews would otherwise have to guard. */
class ArchitectureTest {

    private static final String ROOT = "io.syntho.server";
    private static final String PLATFORM = "io.syntho.server.platform..";

    /** Everything of ours that the server is made of, without tests, generated contracts and the local platform. */
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/test-classes/"))
            .withImportOption(location -> !location.contains("/io/syntho/v1/"))
            .withImportOption(location -> !location.contains("/io/syntho/local/"))
            .importPackages("io.syntho");

    @Test
    void everythingIsLookedAt() {
        assertThat(OURS.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
                .contains(
                        ROOT, ROOT + ".platform.grpc", ROOT + ".account", "io.syntho.tabular", "io.syntho.evaluation");
    }

    @Test
    void thePlatformKnowsNoFeature() {
        noClasses()
                .that()
                .resideInAPackage(PLATFORM)
                .should()
                .dependOnClassesThat(new DescribedPredicate<JavaClass>("belong to a feature or to the wiring") {
                    @Override
                    public boolean test(JavaClass target) {
                        return target.getPackageName().startsWith(ROOT)
                                && !target.getPackageName().startsWith(ROOT + ".platform");
                    }
                })
                .check(OURS);
    }

    @Test
    void onlyTheWiringKnowsTheWiring() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(OURS);
    }

    @Test
    void featuresHaveNoCycles() {
        slices().matching("io.syntho.server.(*)..").should().beFreeOfCycles().check(OURS);
        slices().matching("io.syntho.server.platform.(*)..")
                .should()
                .beFreeOfCycles()
                .check(OURS);
    }

    @Test
    void entitiesNeverLeaveTheirFeature() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should(new ArchCondition<JavaClass>("be used by their own feature only") {
                    @Override
                    public void check(JavaClass entity, ConditionEvents events) {
                        for (Dependency use : entity.getDirectDependenciesToSelf()) {
                            if (!feature(use.getOriginClass()).equals(feature(entity))) {
                                events.add(SimpleConditionEvent.violated(use, use.getDescription()));
                            }
                        }
                    }
                })
                .check(OURS);
    }

    @Test
    void whatCarriesCallsIsKnownToTheTransportsOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.syntho.server.platform.grpc")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.helidon.webserver.grpc..", "io.grpc.netty..", "io.helidon.webserver.http2..")
                .check(OURS);
        noClasses()
                .that()
                .resideOutsideOfPackages(PLATFORM, ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.helidon..")
                .check(OURS);
    }

    @Test
    void theEngineKnowsNoServer() {
        noClasses()
                .that()
                .resideInAnyPackage("io.syntho.tabular..", "io.syntho.synthesis..", "io.syntho.evaluation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "..", "io.syntho.v1..")
                .check(OURS);
        noClasses()
                .that()
                .resideInAPackage("io.syntho.tabular..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.syntho.synthesis..", "io.syntho.evaluation..")
                .check(OURS);
        noClasses()
                .that()
                .resideInAPackage("io.syntho.evaluation..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.syntho.synthesis..")
                .check(OURS);
    }

    @Test
    void nobodyPrints() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(OURS);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(OURS);
    }

    @Test
    void onlyMainEndsTheProcess() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Main.class)
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(OURS);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = OURS.stream()
                .map(JavaClass::getPackage)
                .filter(found -> found.getClasses().stream()
                        .anyMatch(inside -> !inside.getSimpleName().equals("package-info")))
                .filter(found -> !found.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toSet());

        assertThat(unmarked).isEmpty();
    }

    /** The first name below the root: {@code account}, {@code platform}. */
    private static String feature(JavaClass of) {
        String name = of.getPackageName();
        return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1).split("\\.")[0] : name;
    }
}
