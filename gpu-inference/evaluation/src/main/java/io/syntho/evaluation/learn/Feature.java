package io.syntho.evaluation.learn;

/**
 * One column to learn from.
 *
 * @param name the column's name
 * @param bins the bin of each row, as an unsigned byte
 * @param size number of bins; the last one holds what is missing
 * @param ordered whether the bins' order means something, as it does with numbers
 */
public record Feature(String name, byte[] bins, int size, boolean ordered) {}
