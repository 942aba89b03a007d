package dev.acrida.engine.definition;

import dev.acrida.MarkovTaskSet;
import dev.acrida.Tag;
import dev.acrida.Task;
import dev.acrida.TaskOwner;
import dev.acrida.Transition;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the chain of a Markov task set from its annotations, and checks it. */
final class MarkovScanner {
    private static final System.Logger LOG = System.getLogger("acrida.test");

    private final Class<? extends TaskOwner> type;
    private final Map<String, Method> states = new LinkedHashMap<>();
    private final List<String> names;

    private MarkovScanner(Class<? extends TaskOwner> type, List<AnnotatedElement> members) {
        this.type = type;
        members.forEach(this::state);
        this.names = List.copyOf(states.keySet());
    }

    /** Whether tasks of the class are states of a chain. */
    static boolean isMarkov(Class<?> type) {
        return MarkovTaskSet.class.isAssignableFrom(type);
    }

    /**
     * The chain of a class.
     *
     * @param members those that are tasks, in source order
     * @throws TestDefinitionException if it breaks a rule
     */
    static MarkovChain chain(Class<? extends TaskOwner> type, List<AnnotatedElement> members) {
        MarkovScanner scanner = new MarkovScanner(type, members);
        if (scanner.names.isEmpty()) {
            throw new TestDefinitionException(
                    type.getSimpleName()
                            + " has no tasks: mark a method with @Transition(\"nextMethod\")");
        }
        List<List<Integer>> targets =
                scanner.states.values().stream().map(scanner::targets).toList();
        scanner.warnOfUnreachable(targets);
        return new MarkovChain(
                scanner.states.values().stream()
                        .<TaskDefinition>map(method -> TaskDefinition.OfMethod.of(method, 1))
                        .toList(),
                targets);
    }

    private void state(AnnotatedElement member) {
        if (!(member instanceof Method method) || transitions(method).length == 0) {
            throw new TestDefinitionException(
                    "%s: %s is no state: in a MarkovTaskSet all tasks are methods marked @Transition"
                            .formatted(type.getSimpleName(), nameOf(member)));
        }
        TaskRules.check(method);
        if (method.isAnnotationPresent(Task.class)) {
            throw broken(method, "is marked @Transition and @Task: remove @Task");
        }
        if (method.isAnnotationPresent(Tag.class)) {
            throw broken(method, "must have no @Tag: tag the whole MarkovTaskSet");
        }
        states.put(method.getName(), method);
    }

    private List<Integer> targets(Method from) {
        List<Integer> targets = new ArrayList<>();
        for (Transition transition : transitions(from)) {
            if (transition.weight() < 1) {
                throw broken(
                        from,
                        "the weight of a transition must be at least 1, was "
                                + transition.weight());
            }
            targets.addAll(
                    Collections.nCopies(transition.weight(), target(from, transition.value())));
        }
        return List.copyOf(targets);
    }

    private int target(Method from, String name) {
        int index = names.indexOf(name);
        if (index >= 0) {
            return index;
        }
        String leads = "@Transition(\"%s\") leads to ".formatted(name);
        boolean method =
                Arrays.stream(type.getDeclaredMethods()).anyMatch(m -> m.getName().equals(name));
        throw broken(
                from,
                method
                        ? leads + "a method without transitions: mark it with @Transition, too"
                        : leads
                                + "no method of it"
                                + Suggestion.nearest(name, names)
                                        .map(near -> ": did you mean " + near + "?")
                                        .orElse(": there are " + String.join(", ", names)));
    }

    private void warnOfUnreachable(List<List<Integer>> targets) {
        Set<Integer> reached = new HashSet<>(Set.of(0));
        Deque<Integer> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            targets.get(open.pop()).stream().filter(reached::add).forEach(open::push);
        }
        for (int i = 0; i < names.size(); i++) {
            if (!reached.contains(i)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "{0}.{1}() is never reached from {2}(), where {0} begins",
                        type.getSimpleName(),
                        names.get(i),
                        names.getFirst());
            }
        }
    }

    private TestDefinitionException broken(Method method, String what) {
        return new TestDefinitionException(
                "%s.%s(): %s".formatted(type.getSimpleName(), method.getName(), what));
    }

    private static Transition[] transitions(Method method) {
        return method.getAnnotationsByType(Transition.class);
    }

    private static String nameOf(AnnotatedElement member) {
        return member instanceof Method method
                ? method.getName() + "()"
                : ((Class<?>) member).getSimpleName();
    }
}
