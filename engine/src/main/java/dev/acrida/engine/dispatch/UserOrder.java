package dev.acrida.engine.dispatch;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Says which class gets the next user: classes with a fixed count first, as long as they lack
 * users, then the others by weight, for ever. Both in {@link ClassOrder}. Which fixed counts lack
 * users is seen when it is asked for the first time after {@link #seekFixed}, and what was lacking
 * then is handed out to the end. Not thread-safe.
 */
final class UserOrder {
    private final Collection<ClassShare> classes;
    private final ToIntFunction<String> running;
    private final ClassOrder weighted;
    private ClassOrder fixed = new ClassOrder(Map.of());
    private int fixedLeft;
    private boolean seekFixed;

    /**
     * Begins anew.
     *
     * @param running how many users of a class there are at the moment
     * @param seekFixed whether fixed counts may lack users from the beginning
     */
    UserOrder(Collection<ClassShare> classes, ToIntFunction<String> running, boolean seekFixed) {
        this.classes = classes;
        this.running = running;
        this.seekFixed = seekFixed;
        this.weighted =
                new ClassOrder(
                        classes.stream()
                                .filter(share -> !share.isFixed())
                                .collect(Collectors.toMap(ClassShare::name, ClassShare::weight)));
    }

    /** From now on fixed counts may lack users again. */
    void seekFixed() {
        seekFixed = true;
    }

    boolean seeksFixed() {
        return seekFixed;
    }

    /** The class of the next user; empty if all fixed counts are filled and no class has weight. */
    Optional<String> next() {
        if (fixedLeft == 0 && seekFixed) {
            seekFixed = false;
            count();
        }
        if (fixedLeft > 0) {
            fixedLeft--;
            return fixed.next();
        }
        return weighted.next();
    }

    private void count() {
        Map<String, Double> missing = new HashMap<>();
        for (ClassShare share : classes) {
            int lacking = share.fixedCount() - running.applyAsInt(share.name());
            if (share.isFixed() && lacking > 0) {
                missing.put(share.name(), (double) lacking);
                fixedLeft += lacking;
            }
        }
        fixed = new ClassOrder(missing);
    }
}
