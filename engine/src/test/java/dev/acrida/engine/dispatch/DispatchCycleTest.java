package dev.acrida.engine.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** What is known of Locust's iterations without having recorded them. */
class DispatchCycleTest {
    private static final List<String> WORKERS =
            List.of("hosta_1", "hosta_2", "hostb_1", "hostb_2", "hostb_3");

    @ParameterizedTest
    @CsvSource({"0.1, 10000", "0.4, 2500", "1, 1000", "2.5, 800", "120.7, 994.2"})
    void iterationsAreAsFarApartAsTheRateSays(double rate, double millis) {
        DispatchCycle cycle = new DispatchCycle(dispatcher(0), 1000, rate);

        assertThat(cycle.pause().toNanos() / 1e6).isCloseTo(millis, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 5, 0.4, '1 2 3 4 5'",
        "0, 5, 2.5, '2 4 5'",
        "0, 250, 120.7, '120 240 250'",
        "5, 0, 2, '3 1 0'",
        "4, 4, 1, '4'",
    })
    void anIterationChangesAsManyUsersAsTheRateHasWholeOnes(
            int from, int target, double rate, String users) {
        assertThat(users(new DispatchCycle(grown(from), target, rate))).isEqualTo(users);
    }

    @Test
    void fixedCountsAloneEndBelowTheTarget() {
        assertThat(users(new DispatchCycle(dispatcher(3), 10, 100))).isEqualTo("3");
    }

    @Test
    void everyHostGetsOneBeforeAnyGetsTheNext() {
        DispatchCycle cycle = new DispatchCycle(dispatcher(0), 5, 1);
        List<String> order = new ArrayList<>();
        while (cycle.hasNext()) {
            cycle.next()
                    .forEach(
                            (worker, users) -> {
                                if (!users.equals(Map.of("Shopper", 0))
                                        && !order.contains(worker)) {
                                    order.add(worker);
                                }
                            });
        }

        assertThat(order).containsExactly("hosta_1", "hostb_1", "hosta_2", "hostb_2", "hostb_3");
    }

    @Test
    void aCycleThatIsOverHasNoIteration() {
        DispatchCycle cycle = new DispatchCycle(dispatcher(0), 1, 1);
        cycle.next();

        assertThatThrownBy(cycle::next)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("the dispatch cycle to 1 users is over");
    }

    private static String users(DispatchCycle cycle) {
        List<String> users = new ArrayList<>();
        while (cycle.hasNext()) {
            int sum =
                    cycle.next().values().stream()
                            .flatMap(row -> row.values().stream())
                            .mapToInt(n -> n)
                            .sum();
            users.add(Integer.toString(sum));
        }
        return String.join(" ", users);
    }

    private static Dispatcher dispatcher(int fixedCount) {
        return new Dispatcher(WORKERS, List.of(new ClassShare("Shopper", 1, fixedCount)));
    }

    private static Dispatcher grown(int users) {
        Dispatcher dispatcher = dispatcher(0);
        for (int i = 0; i < users; i++) {
            dispatcher.add();
        }
        return dispatcher;
    }
}
