package dev.acrida.engine.definition;

import dev.acrida.TaskList;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where tasks are: in a user, or in a task set that is entered from another place. What {@code
 * tasks()} lists there is asked of an instance that is made when it is needed. Thread-safe.
 */
final class TaskPlace {
    private final Class<?> type;
    private final Optional<TaskPlace> parent;
    private final Supplier<Optional<Specimen>> make;
    private Optional<Specimen> specimen = Optional.empty();
    private boolean made;

    private TaskPlace(
            Class<?> type, Optional<TaskPlace> parent, Supplier<Optional<Specimen>> make) {
        this.type = type;
        this.parent = parent;
        this.make = make;
    }

    /** A user of this class. */
    static TaskPlace of(UserClass type) {
        return new TaskPlace(type.type(), Optional.empty(), () -> Specimen.of(type));
    }

    /** A task set of this class, entered from here. */
    TaskPlace enter(TaskSetClass set) {
        return new TaskPlace(
                set.type(), Optional.of(this), () -> specimen().flatMap(outer -> outer.enter(set)));
    }

    /** Whether a task set of this class has been entered on the way here: it lists itself. */
    boolean isInside(Class<?> taskSet) {
        return type.equals(taskSet) || parent.filter(outer -> outer.isInside(taskSet)).isPresent();
    }

    /** What {@code tasks()} lists here; empty if only a run knows. */
    synchronized Optional<TaskList> listed() {
        return specimen().flatMap(Specimen::tasks);
    }

    private synchronized Optional<Specimen> specimen() {
        if (!made) {
            made = true;
            specimen = make.get();
        }
        return specimen;
    }
}
