package io.syntho.v1;

import static org.assertj.core.api.Assertions.assertThat;

import build.buf.protovalidate.Validator;
import build.buf.protovalidate.ValidatorFactory;
import build.buf.protovalidate.exceptions.ValidationException;
import build.buf.validate.FieldPathElement;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules written in the contracts, tried on messages: what must pass, and what must be refused and where. */
class ContractRulesTest {

    private static final String ID = "01999999-9999-7999-8999-999999999999";
    private static final String DATASET = "datasets/" + ID;

    private static Validator validator;

    @BeforeAll
    static void everyRuleCompiles() throws Exception {
        validator = ValidatorFactory.newBuilder()
                .buildWithDescriptors(
                        Contract.load().methods().stream()
                                .map(MethodDescriptor::getInputType)
                                .distinct()
                                .toList(),
                        true);
    }

    @Test
    void aSensibleGenerationPasses() {
        assertThat(broken(generation(GenerationConfig.newBuilder()
                        .setRows(10_000)
                        .setSeed(-7)
                        .setEpochs(300)
                        .addConstraints(Constraint.newBuilder()
                                .setRange(RangeConstraint.newBuilder()
                                        .setColumn("age")
                                        .setMin(ColumnValue.newBuilder().setInteger(0)))))))
                .isEmpty();
    }

    @Test
    void aMissingRequestIdPassesAndAMalformedOneDoesNot() {
        assertThat(broken(generation(GenerationConfig.newBuilder()).setRequestId("")))
                .isEmpty();
        assertThat(broken(generation(GenerationConfig.newBuilder()).setRequestId("again")))
                .containsExactly("request_id");
    }

    @Test
    void rowsAndEpochsOutsideTheirRangeAreRefused() {
        assertThat(broken(generation(GenerationConfig.newBuilder().setRows(1_000_000_000))))
                .containsExactly("config.rows");
        assertThat(broken(generation(GenerationConfig.newBuilder().setRows(0)))).containsExactly("config.rows");
        assertThat(broken(generation(GenerationConfig.newBuilder().setEpochs(-1))))
                .containsExactly("config.epochs");
        assertThat(broken(generation(GenerationConfig.newBuilder().setEpochs(10_001))))
                .containsExactly("config.epochs");
    }

    @Test
    void anUnknownMethodIsRefused() {
        assertThat(broken(generation(GenerationConfig.newBuilder()).setMethodValue(99)))
                .containsExactly("method");
        assertThat(broken(generation(GenerationConfig.newBuilder())
                        .setMethod(GenerationMethod.GENERATION_METHOD_UNSPECIFIED)))
                .containsExactly("method");
    }

    @Test
    void namesThatAreNoNamesAreRefused() {
        for (String name : List.of("", "datasets/", DATASET + "/", DATASET + "\n", "../" + DATASET, "datasets/1", ID)) {
            assertThat(broken(GetDatasetRequest.newBuilder().setName(name)))
                    .as(name)
                    .containsExactly("name");
        }
        assertThat(broken(GetDatasetRequest.newBuilder().setName(DATASET))).isEmpty();
    }

    @Test
    void aFileMayHaveNoByteHereButNotMoreThanFiveGibibytes() {
        CreateUploadRequest.Builder upload = CreateUploadRequest.newBuilder().setFileName("a.csv");
        assertThat(broken(upload.setSizeBytes(0)))
                .as("the server gives the reason FILE_EMPTY")
                .isEmpty();
        assertThat(broken(upload.setSizeBytes(5L << 30))).isEmpty();
        assertThat(broken(upload.setSizeBytes((5L << 30) + 1))).containsExactly("size_bytes");
        assertThat(broken(upload.setSizeBytes(1).setSha256("0A"))).containsExactly("sha256");
    }

    @Test
    void aRangeNeedsABoundAndAConstraintAKind() {
        assertThat(broken(generation(GenerationConfig.newBuilder()
                        .addConstraints(Constraint.newBuilder()
                                .setRange(RangeConstraint.newBuilder().setColumn("age"))))))
                .containsExactly("config.constraints[0].range");
        assertThat(broken(generation(GenerationConfig.newBuilder().addConstraints(Constraint.newBuilder()))))
                .containsExactly("config.constraints[0].kind");
    }

    @Test
    void privacySettingsOutsideTheirRangeAreRefused() {
        assertThat(broken(generation(GenerationConfig.newBuilder()
                        .setPrivacy(PrivacySettings.newBuilder()
                                .setRareCategoryMinimum(0)
                                .setDifferentialPrivacy(
                                        DifferentialPrivacy.newBuilder().setEpsilon(0))))))
                .containsExactlyInAnyOrder(
                        "config.privacy.rare_category_minimum", "config.privacy.differential_privacy.epsilon");
    }

    @Test
    void aCorrectionOfTheSchemaPassesWithoutWhatItLeavesAlone() {
        assertThat(broken(UpdateDatasetRequest.newBuilder()
                        .setDataset(Dataset.newBuilder()
                                .setName(DATASET)
                                .setSchema(TableSchema.newBuilder()
                                        .addColumns(ColumnSchema.newBuilder()
                                                .setName("zip <script>")
                                                .setPiiKind(PiiKind.PII_KIND_POSTAL_CODE))))
                        .setUpdateMask(FieldMask.newBuilder().addPaths("schema"))))
                .isEmpty();
    }

    private static CreateSyntheticDatasetRequest.Builder generation(GenerationConfig.Builder config) {
        return CreateSyntheticDatasetRequest.newBuilder()
                .setDataset(DATASET)
                .setMethod(GenerationMethod.GENERATION_METHOD_CTGAN)
                .setConfig(config)
                .setRequestId(ID);
    }

    /** The paths of the fields that break a rule. */
    private static List<String> broken(Message.Builder request) {
        try {
            return validator.validate(request.build()).getViolations().stream()
                    .map(violation -> violation.toProto().getField().getElementsList().stream()
                            .map(ContractRulesTest::text)
                            .collect(Collectors.joining(".")))
                    .toList();
        } catch (ValidationException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(FieldPathElement element) {
        return element.hasIndex() ? element.getFieldName() + "[" + element.getIndex() + "]" : element.getFieldName();
    }
}
