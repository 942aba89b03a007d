package dev.acrida.engine.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Dispatch cycles as Locust's {@code UsersDispatcher} iterates over them, with workers that join
 * and leave and classes that change: made with Locust's code, transcribed without its sleeping.
 */
class LocustSequencesTest {
    @TestFactory
    Stream<DynamicTest> everyIterationIsThatOfLocust() throws IOException {
        return cases().stream()
                .map(lines -> DynamicTest.dynamicTest(lines.getFirst(), () -> replay(lines)));
    }

    private static List<List<String>> cases() throws IOException {
        List<List<String>> cases = new ArrayList<>();
        try (var in = LocustSequencesTest.class.getResourceAsStream("locust-sequences.txt")) {
            byte[] bytes = Objects.requireNonNull(in, "locust-sequences.txt").readAllBytes();
            for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
                if (line.startsWith("case ")) {
                    cases.add(new ArrayList<>());
                }
                cases.getLast().add(line);
            }
        }
        return cases;
    }

    private static void replay(List<String> lines) {
        Dispatcher dispatcher = dispatcher(lines.getFirst());
        DispatchCycle cycle = new DispatchCycle(dispatcher, 0, 1);
        for (int i = 1; i < lines.size(); i++) {
            List<String> words = Arrays.asList(lines.get(i).split(" ", -1));
            switch (words.getFirst()) {
                case "dispatch" -> cycle = cycle(dispatcher, words);
                case "join" -> dispatcher.addWorker(words.get(1));
                case "leave" -> dispatcher.removeWorker(words.get(1));
                default ->
                        assertThat(text(cycle.next()))
                                .as("line %d of %s", i, lines.getFirst())
                                .isEqualTo(words.get(1));
            }
        }
    }

    private static Dispatcher dispatcher(String line) {
        String[] halves = line.substring("case ".length()).split(" \\| ", -1);
        List<ClassShare> shares =
                Arrays.stream(halves[1].split(" ", -1))
                        .map(text -> text.split("/", -1))
                        .map(
                                part ->
                                        new ClassShare(
                                                part[0],
                                                Double.parseDouble(part[1]),
                                                Integer.parseInt(part[2])))
                        .toList();
        return new Dispatcher(Arrays.asList(halves[0].split(" ", -1)), shares);
    }

    private static DispatchCycle cycle(Dispatcher dispatcher, List<String> words) {
        if (words.size() > 3) {
            dispatcher.restrictTo(words.subList(3, words.size()));
        }
        return new DispatchCycle(
                dispatcher, Integer.parseInt(words.get(1)), Double.parseDouble(words.get(2)));
    }

    private static String text(SortedMap<String, SortedMap<String, Integer>> counts) {
        return counts.entrySet().stream()
                .map(worker -> worker.getKey() + ":" + row(worker.getValue()))
                .collect(Collectors.joining(";"));
    }

    private static String row(Map<String, Integer> classes) {
        return classes.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
    }
}
