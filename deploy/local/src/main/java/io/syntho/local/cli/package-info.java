/** The commands of {@code ./syntho}. */
@org.jspecify.annotations.NullMarked
package io.syntho.local.cli;
