package io.syntho.server.compliance.typeset;

/**
 * Text of one style. It may hold anything: what can not be drawn, or would change how other text reads, is shown as its code.
 *
 * @param text what to say
 * @param style how it looks
 */
public record Run(String text, Style style) {}
