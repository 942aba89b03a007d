package dev.acrida.engine.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Some classes on some workers, and what must hold whatever happens to them. */
record Arbitrary(List<String> workers, List<ClassShare> classes) {
    private static final double ROUNDING = 1e-9;

    static Arbitrary of(Random random) {
        List<ClassShare> classes = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(5); i++) {
            int fixedCount = random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 0;
            classes.add(new ClassShare("C" + i, 0.1 + random.nextDouble() * 10, fixedCount));
        }
        classes.add(new ClassShare("Weighted", 1 + random.nextInt(5), 0));
        int count = 1 + random.nextInt(6);
        return new Arbitrary(
                IntStream.range(0, count).mapToObj(i -> "host" + i % 3 + "_" + i).toList(),
                classes);
    }

    Dispatcher dispatcher() {
        return new Dispatcher(workers, classes);
    }

    /** Another user; now and then other workers. */
    void grow(Random random, Dispatcher dispatcher) {
        int users = dispatcher.users();
        switch (random.nextInt(20)) {
            case 0 -> dispatcher.addWorker("late_" + random.nextInt(1_000_000));
            case 1 -> dispatcher.removeWorker(dispatcher.counts().lastKey());
            default -> {
                assertThat(dispatcher.add()).isPresent();
                users++;
            }
        }
        assertThat(dispatcher.users()).isEqualTo(users);
    }

    /** Any change, also fewer users. */
    void change(Random random, Dispatcher dispatcher) {
        int users = dispatcher.users();
        if (users > 0 && random.nextInt(3) == 0) {
            assertThat(dispatcher.remove()).isPresent();
            assertThat(dispatcher.users()).isEqualTo(users - 1);
        } else {
            grow(random, dispatcher);
        }
    }

    /** No class with a fixed count has more, and the rows add up. */
    void checkFixed(String context, Dispatcher dispatcher) {
        Collection<? extends Map<String, Integer>> rows = dispatcher.counts().values();
        assertThat(rows.stream().flatMap(row -> row.values().stream()).mapToInt(n -> n).sum())
                .as(context)
                .isEqualTo(dispatcher.users());
        for (ClassShare share : classes) {
            if (share.isFixed()) {
                assertThat(running(dispatcher, share))
                        .as("%s, %s", share, context)
                        .isLessThanOrEqualTo(share.fixedCount());
            }
        }
    }

    /**
     * Each weighted class has its share of the weighted users, as near as {@link ClassOrder} says.
     * The bounds are proved so: when a class got its last user, no other was worth more, so {@code
     * (n + r) / w} of each class is at least {@code (m - 1 + s) / v} of each other, where r and s
     * are what the logarithmic mean of two neighbouring numbers is above the lower one. Weighted
     * sums over all classes bound n by what all of them have.
     */
    void checkShares(String context, Dispatcher dispatcher) {
        List<ClassShare> weighted = classes.stream().filter(c -> !c.isFixed()).toList();
        double weight = weighted.stream().mapToDouble(ClassShare::weight).sum();
        int users = weighted.stream().mapToInt(c -> running(dispatcher, c)).sum();
        double all = weighted.stream().mapToDouble(Arbitrary::leastAbove).sum();
        for (ClassShare share : weighted) {
            double p = share.weight() / weight;
            double others = weighted.size() - 1;
            double below = (1 - p) / 2 + p * (others - (all - leastAbove(share)));
            double above = (1 - p) * (1 - leastAbove(share)) + p * others / 2;
            assertThat(running(dispatcher, share) - users * p)
                    .as("%s of %s users, %s", share, users, context)
                    .isBetween(-below - ROUNDING, above + ROUNDING);
            assertThat(Math.max(below, above)).isLessThanOrEqualTo(1 + p * (others - 1) + ROUNDING);
        }
    }

    /** The logarithmic mean of w and w + 1 is so much above w; of larger numbers up to a half. */
    private static double leastAbove(ClassShare share) {
        return 1 / Math.log1p(1 / share.weight()) - share.weight();
    }

    private static int running(Dispatcher dispatcher, ClassShare share) {
        return dispatcher.counts().values().stream().mapToInt(row -> row.get(share.name())).sum();
    }
}
