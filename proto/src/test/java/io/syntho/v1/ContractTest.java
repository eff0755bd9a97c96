package io.syntho.v1;

import static org.assertj.core.api.Assertions.assertThat;

import build.buf.validate.FieldRules;
import build.buf.validate.StringRules;
import build.buf.validate.ValidateProto;
import com.google.api.FieldBehavior;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What Buf can not check: the conventions of README.md, over the descriptors. */
class ContractTest {

    private static final Set<String> READING =
            Set.of("Get", "List", "Search", "Watch", "Preview", "Query", "Summarize", "Estimate");

    /** Asks whether a document is genuine and changes nothing; other "verify" methods may. */
    private static final String VERIFY_REPORT = "VerifyReport";

    private final Contract contract = Contract.load();

    @Test
    void everyFileIsReachedByAService() {
        assertThat(contract.files().keySet()).isEqualTo(contract.sources().keySet());
    }

    @Test
    void everyMethodDeclaresAPermission() {
        assertThat(contract.methods())
                .isNotEmpty()
                .allSatisfy(method -> assertThat(permission(method))
                        .as(method.getFullName())
                        .isNotIn(Permission.PERMISSION_UNSPECIFIED, Permission.UNRECOGNIZED));
    }

    @Test
    void onlyVerifyingADocumentNeedsNoCredentials() {
        assertThat(contract.methods())
                .filteredOn(method -> permission(method) == Permission.PERMISSION_PUBLIC)
                .extracting(MethodDescriptor::getName)
                .containsExactly(VERIFY_REPORT);
    }

    @Test
    void everyListIsPaged() {
        assertThat(methods("List", "Search")).isNotEmpty().allSatisfy(method -> {
            Descriptor request = method.getInputType();
            Descriptor response = method.getOutputType();
            assertThat(type(request, "page_size")).as(request.getName()).isEqualTo(JavaType.INT);
            assertThat(type(request, "page_token")).as(request.getName()).isEqualTo(JavaType.STRING);
            assertThat(type(response, "next_page_token")).as(response.getName()).isEqualTo(JavaType.STRING);
            assertThat(response.getFields().getFirst().isRepeated())
                    .as("%s begins with its items", response.getName())
                    .isTrue();
        });
    }

    @Test
    void everyChangeCanBeRepeatedUnderItsRequestId() {
        assertThat(contract.methods())
                .filteredOn(ContractTest::changes)
                .isNotEmpty()
                .allSatisfy(method -> assertThat(requestId(method.getInputType()))
                        .as(method.getInputType().getName())
                        .singleElement()
                        .satisfies(field -> assertThat(rules(field).getString().getUuid())
                                .as("is a UUID")
                                .isTrue()));
    }

    @Test
    void everyUpdateTakesTheResourceWithItsEtag() {
        assertThat(methods("Update")).isNotEmpty().allSatisfy(method -> {
            Descriptor resource = method.getInputType().getFields().getFirst().getMessageType();
            assertThat(resource).isEqualTo(method.getOutputType());
            assertThat(resource.findFieldByName("name")).as(resource.getName()).isNotNull();
            assertThat(resource.findFieldByName("etag")).as(resource.getName()).isNotNull();
        });
    }

    @Test
    void everyFieldThatACallerCanSendSaysHowItBehaves() {
        assertThat(contract.requestFields())
                .hasSizeGreaterThan(200)
                .allSatisfy(field -> assertThat(Contract.behaviour(field))
                        .as(field.getFullName())
                        .isNotEmpty());
    }

    @Test
    void nothingThatACallerCanSendIsUnbounded() {
        assertThat(contract.requestFields())
                .filteredOn(field -> !Contract.behaviour(field).contains(FieldBehavior.OUTPUT_ONLY))
                .allSatisfy(field -> assertThat(bounded(field))
                        .as("%s is bounded", field.getFullName())
                        .isTrue());
    }

    @Test
    void everyEnumBeginsWithUnspecified() {
        assertThat(contract.enums())
                .isNotEmpty()
                .allSatisfy(
                        type -> assertThat(zero(type)).as(type.getFullName()).endsWith("_UNSPECIFIED"));
    }

    @Test
    void everyStateIsOutputOnly() {
        assertThat(contract.requestFields())
                .filteredOn(field -> field.getName().equals("state"))
                .isNotEmpty()
                .allSatisfy(field -> assertThat(Contract.behaviour(field))
                        .as(field.getFullName())
                        .containsExactly(FieldBehavior.OUTPUT_ONLY));
    }

    @Test
    void everyWatchCanBeResumedAndShowsThatItLives() {
        assertThat(contract.methods())
                .filteredOn(MethodDescriptor::isServerStreaming)
                .isNotEmpty()
                .allSatisfy(method -> {
                    assertThat(method.getName()).startsWith("Watch");
                    assertThat(type(method.getInputType(), "name")).isEqualTo(JavaType.STRING);
                    assertThat(type(method.getInputType(), "after_sequence")).isEqualTo(JavaType.LONG);
                    assertThat(type(method.getOutputType(), "sequence")).isEqualTo(JavaType.LONG);
                    assertThat(method.getOutputType().getRealOneofs())
                            .singleElement()
                            .extracting(OneofDescriptor::getFields)
                            .asInstanceOf(InstanceOfAssertFactories.list(FieldDescriptor.class))
                            .extracting(FieldDescriptor::getName)
                            .contains("snapshot", "heartbeat");
                });
        assertThat(methods("Watch"))
                .allSatisfy(method -> assertThat(method.isServerStreaming())
                        .as(method.getName())
                        .isTrue());
    }

    private List<MethodDescriptor> methods(String... verbs) {
        return contract.methods().stream()
                .filter(method -> Stream.of(verbs).anyMatch(method.getName()::startsWith))
                .toList();
    }

    private static boolean changes(MethodDescriptor method) {
        return READING.stream().noneMatch(method.getName()::startsWith)
                && !method.getName().equals(VERIFY_REPORT);
    }

    private static Permission permission(MethodDescriptor method) {
        return method.getOptions().getExtension(Options.permission);
    }

    /** The request's id, in a client stream that of its header. */
    private static List<FieldDescriptor> requestId(Descriptor request) {
        FieldDescriptor own = request.findFieldByName("request_id");
        if (own != null) {
            return List.of(own);
        }
        FieldDescriptor header = request.findFieldByName("header");
        return header == null ? List.of() : requestId(header.getMessageType());
    }

    private static JavaType type(Descriptor message, String field) {
        FieldDescriptor found = message.findFieldByName(field);
        assertThat(found).as("%s.%s", message.getName(), field).isNotNull();
        return found.getJavaType();
    }

    private static String zero(EnumDescriptor type) {
        return type.findValueByNumber(0).getName();
    }

    private static boolean bounded(FieldDescriptor field) {
        FieldRules rules = rules(field);
        if (field.isRepeated()) {
            return rules.getRepeated().hasMaxItems()
                    && (field.getJavaType() != JavaType.STRING
                            || bounded(rules.getRepeated().getItems().getString()));
        }
        return switch (field.getJavaType()) {
            case STRING -> bounded(rules.getString());
            case BYTE_STRING -> rules.getBytes().hasMaxLen();
            case ENUM -> rules.getEnum().getDefinedOnly();
            case INT, LONG, FLOAT, DOUBLE, BOOLEAN, MESSAGE -> true;
        };
    }

    private static boolean bounded(StringRules rules) {
        return rules.hasMaxLen() || rules.hasUuid() || rules.hasPattern();
    }

    private static FieldRules rules(FieldDescriptor field) {
        return field.getOptions().getExtension(ValidateProto.field);
    }
}
