package io.syntho.v1;

import com.google.api.FieldBehavior;
import com.google.api.FieldBehaviorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import io.grpc.protobuf.ProtoFileDescriptorSupplier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The contracts as the server sees them: descriptors of all services, and the sources for what descriptors do not keep. */
final class Contract {

    private static final Path SOURCES = Path.of("syntho/v1");
    private static final Pattern SERVICE = Pattern.compile("^service (\\w+) \\{", Pattern.MULTILINE);

    private final Map<String, FileDescriptor> files = new TreeMap<>();

    private Contract() {}

    /** Loads every service that the sources declare, and all files that they reach. */
    static Contract load() {
        Contract contract = new Contract();
        contract.sources().values().stream()
                .flatMap(text -> SERVICE.matcher(text).results().map(match -> match.group(1)))
                .forEach(service -> contract.add(fileOf(service)));
        return contract;
    }

    /** The text of every source, by its name as descriptors write it. */
    Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> paths = Files.list(SOURCES)) {
            for (Path path :
                    paths.filter(path -> path.toString().endsWith(".proto")).toList()) {
                sources.put("syntho/v1/" + path.getFileName(), Files.readString(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    /** The files that services reach, by name. */
    Map<String, FileDescriptor> files() {
        return files;
    }

    /** All methods of all services. */
    List<MethodDescriptor> methods() {
        return files.values().stream()
                .flatMap(file -> file.getServices().stream())
                .map(ServiceDescriptor::getMethods)
                .flatMap(Collection::stream)
                .toList();
    }

    /** All enums, nested ones too. */
    List<EnumDescriptor> enums() {
        List<EnumDescriptor> enums = new ArrayList<>();
        files.values().forEach(file -> enums.addAll(file.getEnumTypes()));
        messages().forEach(message -> enums.addAll(message.getEnumTypes()));
        return enums;
    }

    /** All messages, nested ones too, without the entries of maps. */
    List<Descriptor> messages() {
        List<Descriptor> messages = new ArrayList<>();
        files.values().forEach(file -> addAll(messages, file.getMessageTypes()));
        return messages;
    }

    /** Every field that a caller can send: those of all requests and of what is in them, but for what is output only. */
    List<FieldDescriptor> requestFields() {
        Set<Descriptor> seen = new LinkedHashSet<>();
        methods().forEach(method -> reach(method.getInputType(), seen));
        return seen.stream().flatMap(message -> message.getFields().stream()).toList();
    }

    /** What a field declares about itself in the words of AIP-203. */
    static List<FieldBehavior> behaviour(FieldDescriptor field) {
        return field.getOptions().getExtension(FieldBehaviorProto.fieldBehavior);
    }

    private static void reach(Descriptor message, Set<Descriptor> seen) {
        if (!message.getFile().getPackage().equals("syntho.v1") || !seen.add(message)) {
            return;
        }
        for (FieldDescriptor field : message.getFields()) {
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                    && !behaviour(field).contains(FieldBehavior.OUTPUT_ONLY)) {
                reach(field.getMessageType(), seen);
            }
        }
    }

    private static void addAll(List<Descriptor> messages, List<Descriptor> more) {
        for (Descriptor message : more) {
            if (!message.getOptions().getMapEntry()) {
                messages.add(message);
                addAll(messages, message.getNestedTypes());
            }
        }
    }

    private void add(FileDescriptor file) {
        if (file.getPackage().equals("syntho.v1") && files.putIfAbsent(file.getName(), file) == null) {
            file.getDependencies().forEach(this::add);
        }
    }

    private static FileDescriptor fileOf(String service) {
        try {
            Class<?> stubs = Class.forName("io.syntho.v1." + service + "Grpc");
            io.grpc.ServiceDescriptor descriptor = (io.grpc.ServiceDescriptor)
                    stubs.getMethod("getServiceDescriptor").invoke(null);
            return ((ProtoFileDescriptorSupplier) descriptor.getSchemaDescriptor()).getFileDescriptor();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no stubs of " + service, e);
        }
    }

    /** All matches of a pattern in a text. */
    static List<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }
}
