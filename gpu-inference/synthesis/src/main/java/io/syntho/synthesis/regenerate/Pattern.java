package io.syntho.synthesis.regenerate;

import io.syntho.synthesis.transform.RowRandom;
import java.util.Comparator;
import java.util.List;

/**
 * Values in the looks of the original ones: the same lengths, separators, fixed letters and kinds of characters, in the same shares.
 *
 * @param shapes at least one; weights sum to 1
 * @param entities whom values belong to
 * @param check what is computed into the value at the end
 */
record Pattern(List<Shape> shapes, Entities entities, CheckDigits check) implements Maker {

    Pattern {
        shapes = List.copyOf(shapes);
        double sum = shapes.stream().mapToDouble(Shape::weight).sum();
        if (!(Math.abs(sum - 1) < 1e-6)) {
            throw new IllegalArgumentException("weights: sum to %s (expected: 1)".formatted(sum));
        }
    }

    @Override
    public String make(long row, RowRandom random) {
        long entity = entities.of(row, random);
        double left = random.uniform(entity, 0);
        int chosen = 0;
        while (chosen < shapes.size() - 1 && left >= shapes.get(chosen).weight()) {
            left -= shapes.get(chosen++).weight();
        }
        Shape shape = shapes.get(chosen);
        if (entity >= shape.capacity()) {
            // What a shape has no room for goes to the longest one, where it may grow by digits: unlike all others, and
            // unlike every original.
            shape = shapes.stream()
                    .max(Comparator.comparingInt(s -> s.alphabets().size()))
                    .orElseThrow();
        }
        long capacity = shape.capacity();
        long round = entity / capacity;
        long number = Permutation.shuffle(entity % capacity, capacity, random.bits(-1, 0));
        return check.complete(shape.value(number, random.bits(entity, 1)), round == 0 ? "" : Long.toString(round));
    }
}
