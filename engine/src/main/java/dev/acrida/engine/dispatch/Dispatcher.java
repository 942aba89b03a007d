package dev.acrida.engine.dispatch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Says which class gets the next user: classes with a fixed count first, as long as they lack
 * users, then the others by weight, for ever. Both in {@link ClassOrder}. Not thread-safe.
 */
public final class Dispatcher {
    private final Map<String, Integer> fixedCounts = new TreeMap<>();
    private final ClassOrder weighted;
    private ClassOrder fixed = new ClassOrder(Map.of());
    private int fixedMissing;

    /** Begins with no users. */
    public Dispatcher(List<ClassShare> classes) {
        classes.stream()
                .filter(ClassShare::isFixed)
                .forEach(share -> fixedCounts.put(share.name(), share.fixedCount()));
        weighted =
                new ClassOrder(
                        classes.stream()
                                .filter(share -> !share.isFixed())
                                .collect(Collectors.toMap(ClassShare::name, ClassShare::weight)));
        recount(Map.of());
    }

    /** The class of the next user; empty if all fixed counts are filled and no class has weight. */
    public Optional<String> next() {
        if (fixedMissing > 0) {
            fixedMissing--;
            return fixed.next();
        }
        return weighted.next();
    }

    /** Sees anew which fixed counts lack users; to be called before each ramp. */
    public void recount(Map<String, Integer> users) {
        Map<String, Double> missing = new HashMap<>();
        fixedMissing = 0;
        for (Map.Entry<String, Integer> fixedCount : fixedCounts.entrySet()) {
            int lacking = fixedCount.getValue() - users.getOrDefault(fixedCount.getKey(), 0);
            if (lacking > 0) {
                missing.put(fixedCount.getKey(), (double) lacking);
                fixedMissing += lacking;
            }
        }
        fixed = new ClassOrder(missing);
    }
}
