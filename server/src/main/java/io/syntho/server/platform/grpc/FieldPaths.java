package io.syntho.server.platform.grpc;

import build.buf.validate.FieldPath;
import build.buf.validate.FieldPathElement;

/** Writes the path of a field as {@code BadRequest} wants it: {@code config.columns[3].name}, {@code values["a"]}. */
final class FieldPaths {

    private FieldPaths() {}

    static String of(FieldPath path) {
        StringBuilder text = new StringBuilder();
        for (FieldPathElement element : path.getElementsList()) {
            if (!text.isEmpty()) {
                text.append('.');
            }
            text.append(element.getFieldName()).append(subscript(element));
        }
        return text.toString();
    }

    private static String subscript(FieldPathElement element) {
        return switch (element.getSubscriptCase()) {
            case INDEX -> "[" + element.getIndex() + "]";
            case BOOL_KEY -> "[" + element.getBoolKey() + "]";
            case INT_KEY -> "[" + element.getIntKey() + "]";
            case UINT_KEY -> "[" + Long.toUnsignedString(element.getUintKey()) + "]";
            case STRING_KEY -> "[\"" + element.getStringKey() + "\"]";
            case SUBSCRIPT_NOT_SET -> "";
        };
    }
}
