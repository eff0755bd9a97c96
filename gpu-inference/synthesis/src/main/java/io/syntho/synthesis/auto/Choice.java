package io.syntho.synthesis.auto;

import io.syntho.synthesis.Method;

/**
 * A method that was chosen.
 *
 * @param method the method
 * @param reason why, in words for people; after a trial with its figures, never with a value of the table
 */
public record Choice(Method method, String reason) {}
