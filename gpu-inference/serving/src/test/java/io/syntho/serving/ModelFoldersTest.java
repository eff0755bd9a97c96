package io.syntho.serving;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.syntho.synthesis.Method;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelFoldersTest {

    private static final Path MODELS = Path.of("models");

    @Test
    void eachMethodHasAFolderAndNothingElseHas() throws IOException {
        try (Stream<Path> folders = Files.list(MODELS)) {
            List<String> names =
                    folders.map(folder -> folder.getFileName().toString()).toList();

            assertThat(names)
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(Method.values()).map(Method::id).toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFolderNamesItsMethodAndOurClasses(Method method) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(MODELS.resolve(method.id()).resolve("serving.properties"))) {
            properties.load(in);
        }

        assertThat(properties)
                .containsEntry("engine", "PyTorch")
                .containsEntry("method", method.id())
                .containsEntry("option.modelName", method.id())
                .containsEntry("blockFactory", PassThroughBlockFactory.class.getName())
                .containsEntry("translatorFactory", CallTranslatorFactory.class.getName());
    }

    @Test
    void theModuleKnowsTheEngineAndNoServer() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.syntho.serving..",
                        "io.syntho.synthesis..",
                        "io.syntho.tabular..",
                        "ai.djl..",
                        "org.slf4j..",
                        "org.jspecify..",
                        "java..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.syntho.serving"));
    }
}
