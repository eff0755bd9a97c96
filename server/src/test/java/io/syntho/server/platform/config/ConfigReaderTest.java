package io.syntho.server.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {

    @TempDir
    private Path folder;

    @Test
    void theEnvironmentAloneIsEnough() {
        ServerConfig config = read(development());

        assertThat(config.environment()).isEqualTo(Environment.DEVELOPMENT);
        assertThat(config.api().transport()).isEqualTo(TransportKind.HELIDON);
        assertThat(config.api().host()).as("never the whole world by default").isEqualTo("127.0.0.1");
        assertThat(config.database().login().password()).isEqualTo("app-secret");
        assertThat(config.storage().publicEndpoint()).isEqualTo(config.storage().endpoint());
        assertThat(config.job().lease()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.job().heartbeat()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aFileGivesWhatTheEnvironmentDoesNotAndTheEnvironmentWins() throws IOException {
        Map<String, String> variables = development();
        variables.remove("SYNTHO_PUBLIC_URL");
        Path file = write("""
                public:
                  url: http://from-the-file:1
                api:
                  port: 1234
                storage:
                  public-endpoint: http://files:9
                oidc:
                  audience: from-the-file
                """);

        ServerConfig config = ConfigReader.read(variables, Optional.of(file));

        assertThat(config.publicUrl()).isEqualTo(URI.create("http://from-the-file:1"));
        assertThat(config.api().port()).isEqualTo(1234);
        assertThat(config.storage().publicEndpoint()).isEqualTo(URI.create("http://files:9"));
        assertThat(config.oidc().audience()).as("the environment wins").isEqualTo("syntho-api");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        Map<String, String> variables = development();
        variables.put("SYNTHO_API_PORT", "eighty");
        variables.put("SYNTHO_GRPC_TRANSPORT", "carrier-pigeon");
        variables.put("SYNTHO_DATABASE_URL", "mysql://db");
        variables.put("SYNTHO_WORKER_CONCURRENCY", "1000");
        variables.put("SYNTHO_JOB_LEASE_SECONDS", "10");
        variables.put("SYNTHO_JOB_HEARTBEAT_SECONDS", "9");
        variables.remove("SYNTHO_OIDC_ISSUER");
        variables.remove("SYNTHO_STORAGE_SECRET_KEY");

        assertThat(problems(variables))
                .anyMatch(problem -> problem.startsWith("SYNTHO_API_PORT is eighty"))
                .anyMatch(problem -> problem.contains("carrier-pigeon") && problem.contains("[helidon, netty]"))
                .anyMatch(problem -> problem.startsWith("SYNTHO_DATABASE_URL"))
                .anyMatch(problem -> problem.startsWith("SYNTHO_WORKER_CONCURRENCY is 1000"))
                .anyMatch(problem -> problem.startsWith("SYNTHO_JOB_HEARTBEAT_SECONDS is 9"))
                .anyMatch(problem -> problem.equals("SYNTHO_OIDC_ISSUER is not set"))
                .anyMatch(problem -> problem.startsWith("SYNTHO_STORAGE_SECRET_KEY is not set"))
                .hasSizeGreaterThanOrEqualTo(7);
    }

    @Test
    void secretsMayLieInFilesOfTheirOwn() throws IOException {
        Map<String, String> variables = development();
        variables.remove("SYNTHO_DATABASE_PASSWORD");
        Path secret = folder.resolve("password");
        Files.writeString(secret, "from-a-file\n");
        variables.put("SYNTHO_DATABASE_PASSWORD_FILE", secret.toString());

        assertThat(read(variables).database().login().password()).isEqualTo("from-a-file");
    }

    @Test
    void aSecretFileThatIsMissingOrEmptyOrSetTwiceIsSaid() throws IOException {
        Map<String, String> variables = development();
        variables.put("SYNTHO_DATABASE_PASSWORD_FILE", folder.resolve("nowhere").toString());
        assertThat(problems(variables)).anyMatch(problem -> problem.contains("is set twice"));

        variables.remove("SYNTHO_DATABASE_PASSWORD");
        assertThat(problems(variables)).anyMatch(problem -> problem.contains("can not be read"));

        Files.writeString(folder.resolve("nowhere"), "  \n");
        assertThat(problems(variables)).anyMatch(problem -> problem.contains("empty file"));
    }

    @Test
    void secretsInTheSettingsFileAreRefused() throws IOException {
        Path file = write("database:\n  password: hunter2\n");

        InvalidConfig objection =
                catchThrowableOfType(InvalidConfig.class, () -> ConfigReader.read(development(), Optional.of(file)));

        assertThat(objection.problems()).anyMatch(problem -> problem.contains("must not stand in the settings file"));
        assertThat(objection.getMessage()).doesNotContain("hunter2");
    }

    @Test
    void aSettingThatNobodyKnowsIsRefused() throws IOException {
        Path file = write("storage:\n  endpiont: http://typo\n");

        assertThat(catchThrowableOfType(InvalidConfig.class, () -> ConfigReader.read(development(), Optional.of(file)))
                        .problems())
                .containsExactly("storage.endpiont in the settings file is no setting");
    }

    @Test
    void aFileThatIsMissingOrNoYamlIsSaid() throws IOException {
        assertThat(catchThrowableOfType(
                                InvalidConfig.class,
                                () -> ConfigReader.read(development(), Optional.of(folder.resolve("none.yaml"))))
                        .problems())
                .singleElement()
                .asString()
                .contains("no such file");
        Path broken = write("a: [1, 2\nb: }");
        assertThat(catchThrowableOfType(
                                InvalidConfig.class, () -> ConfigReader.read(development(), Optional.of(broken)))
                        .problems())
                .singleElement()
                .asString()
                .contains("not readable YAML");
    }

    @Test
    void productionIsThePreset() {
        Map<String, String> variables = production();
        variables.remove("SYNTHO_ENVIRONMENT");

        assertThat(read(variables).environment()).isEqualTo(Environment.PRODUCTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:9000/syntho",
                "https://localhost/syntho",
                "https://auth.localhost/syntho",
                "https://[::1]:9000/syntho",
                "https://127.1.2.3/syntho"
            })
    void productionRefusesTheDevelopmentIdentityProvider(String issuer) {
        Map<String, String> variables = production();
        variables.put("SYNTHO_OIDC_ISSUER", issuer);

        assertThat(problems(variables)).singleElement().asString().contains("on this machine");
    }

    @ParameterizedTest
    @CsvSource({
        "SYNTHO_PUBLIC_URL, http://syntho.example",
        "SYNTHO_STORAGE_PUBLIC_ENDPOINT, http://files.syntho.example",
        "SYNTHO_OIDC_ISSUER, http://auth.syntho.example/realms/syntho"
    })
    void productionRefusesPlainHttpWhereClientsGo(String variable, String address) {
        Map<String, String> variables = production();
        variables.put(variable, address);

        assertThat(problems(variables)).singleElement().asString().startsWith(variable);
    }

    @Test
    void theConfigurationNeverShowsASecret() {
        assertThat(read(development()).toString())
                .contains("syntho_app")
                .doesNotContain("app-secret")
                .doesNotContain("owner-secret")
                .doesNotContain("storage-secret")
                .doesNotContain("redis-secret");
    }

    @Test
    void anAddressWithAPasswordIsNotRepeatedInTheObjection() {
        Map<String, String> variables = development();
        variables.put("SYNTHO_REDIS_URL", "redis//:hunter2@host");
        variables.put("SYNTHO_DATABASE_URL", "jdbc:postgresql://db/syntho?password=hunter2");

        assertThat(problems(variables)).hasSize(2).noneMatch(problem -> problem.contains("hunter2"));
    }

    private static ServerConfig read(Map<String, String> variables) {
        return ConfigReader.read(variables, Optional.empty());
    }

    private static List<String> problems(Map<String, String> variables) {
        InvalidConfig objection = catchThrowableOfType(InvalidConfig.class, () -> read(variables));
        assertThat(objection).as("an objection").isNotNull();
        return objection.problems();
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("syntho.yaml"), yaml);
    }

    private static Map<String, String> development() {
        Map<String, String> variables = new HashMap<>();
        variables.put("SYNTHO_ENVIRONMENT", "development");
        variables.put("SYNTHO_PUBLIC_URL", "http://localhost:8080");
        variables.put("SYNTHO_DATABASE_URL", "jdbc:postgresql://localhost:5432/syntho");
        variables.put("SYNTHO_DATABASE_USER", "syntho_app");
        variables.put("SYNTHO_DATABASE_PASSWORD", "app-secret");
        variables.put("SYNTHO_DATABASE_MIGRATION_USER", "syntho_owner");
        variables.put("SYNTHO_DATABASE_MIGRATION_PASSWORD", "owner-secret");
        variables.put("SYNTHO_REDIS_URL", "redis://:redis-secret@localhost:6379/0");
        variables.put("SYNTHO_STORAGE_ENDPOINT", "http://localhost:9000");
        variables.put("SYNTHO_STORAGE_ACCESS_KEY", "key");
        variables.put("SYNTHO_STORAGE_SECRET_KEY", "storage-secret");
        variables.put("SYNTHO_OIDC_ISSUER", "http://127.0.0.1:9100/syntho");
        variables.put("SYNTHO_OIDC_AUDIENCE", "syntho-api");
        return variables;
    }

    private static Map<String, String> production() {
        Map<String, String> variables = development();
        variables.put("SYNTHO_ENVIRONMENT", "production");
        variables.put("SYNTHO_PUBLIC_URL", "https://syntho.example");
        variables.put("SYNTHO_STORAGE_PUBLIC_ENDPOINT", "https://files.syntho.example");
        variables.put("SYNTHO_OIDC_ISSUER", "https://auth.syntho.example/realms/syntho");
        return variables;
    }
}
