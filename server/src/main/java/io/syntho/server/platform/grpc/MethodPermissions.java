package io.syntho.server.platform.grpc;

import com.google.protobuf.Descriptors.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoServiceDescriptorSupplier;
import io.syntho.v1.Options;
import io.syntho.v1.Permission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each method of the server asks of its caller, as the contracts declare it. Deny by default. */
final class MethodPermissions {

    private final Map<String, Permission> byMethod;

    private MethodPermissions(Map<String, Permission> byMethod) {
        this.byMethod = Map.copyOf(byMethod);
    }

    /**
     * Reads the permissions of all methods.
     *
     * @throws IllegalStateException naming every method that declares none: such a server must not start
     */
    static MethodPermissions of(List<ServerServiceDefinition> services) {
        Map<String, Permission> byMethod = new HashMap<>();
        List<String> undeclared = new ArrayList<>();
        for (ServerServiceDefinition service : services) {
            if (!(service.getServiceDescriptor().getSchemaDescriptor()
                    instanceof ProtoServiceDescriptorSupplier proto)) {
                throw new IllegalStateException(service.getServiceDescriptor().getName()
                        + " has no descriptor (expected: a generated service)");
            }
            for (MethodDescriptor method : proto.getServiceDescriptor().getMethods()) {
                Permission permission = method.getOptions().getExtension(Options.permission);
                String name = service.getServiceDescriptor().getName() + "/" + method.getName();
                if (permission == Permission.PERMISSION_UNSPECIFIED || permission == Permission.UNRECOGNIZED) {
                    undeclared.add(name);
                } else {
                    byMethod.put(name, permission);
                }
            }
        }
        if (!undeclared.isEmpty()) {
            throw new IllegalStateException("methods without option (syntho.v1.permission): " + undeclared);
        }
        return new MethodPermissions(byMethod);
    }

    /** Returns what a method asks for. */
    Permission of(String fullMethodName) {
        Permission permission = byMethod.get(fullMethodName);
        if (permission == null) {
            throw new IllegalStateException(fullMethodName + " has no permission (expected: registered at start)");
        }
        return permission;
    }
}
