/** The engine alone: from a file to a synthetic file in this process, with what it cost. */
@org.jspecify.annotations.NullMarked
package io.syntho.local.engine;
