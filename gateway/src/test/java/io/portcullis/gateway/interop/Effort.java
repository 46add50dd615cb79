package io.portcullis.gateway.interop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What a path asks of a person.
///
/// @param taps   clicks, and whatever else activates something
/// @param typed  characters
/// @param words  shown on the pages where the person does something
/// @param pages  where the person does something
/// @param seconds by [KeystrokeModel], rounded
record Effort(int taps, int typed, int words, int pages, int seconds) {
    static final List<String> COLUMNS = List.of("taps", "typed", "words", "pages", "s");
    private static final String BETWEEN = " / ";

    /// Reads it as the table has it: `5 / 0 / 60 / 3 / 22`.
    static Effort parse(String cell) {
        int[] numbers = Arrays.stream(cell.strip().split(BETWEEN, -1)).mapToInt(Integer::parseInt).toArray();
        if (numbers.length != COLUMNS.size()) {
            throw new IllegalArgumentException("\"" + cell + "\" (expected: " + String.join(BETWEEN, COLUMNS) + ")");
        }
        return new Effort(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }

    private int[] numbers() {
        return new int[] {taps, typed, words, pages, seconds};
    }

    /// One text for each column that is more here than there, with both numbers.
    List<String> longerThan(Effort recorded) {
        List<String> longer = new ArrayList<>();
        int[] measured = numbers();
        int[] most = recorded.numbers();
        for (int i = 0; i < measured.length; i++) {
            if (measured[i] > most[i]) {
                longer.add(COLUMNS.get(i) + ": " + measured[i] + " (recorded: " + most[i] + ")");
            }
        }
        return longer;
    }

    /// As the table has it.
    String cell() {
        return String.join(BETWEEN, IntStream.of(numbers()).mapToObj(String::valueOf).toList());
    }
}
