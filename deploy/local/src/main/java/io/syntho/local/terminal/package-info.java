/** What the person at the terminal sees: colours, lines that change in place, and plain text where there is no terminal. */
@org.jspecify.annotations.NullMarked
package io.syntho.local.terminal;
