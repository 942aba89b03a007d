package dev.acrida.engine;

import dev.acrida.engine.definition.TaskDefinition;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Which task comes next. Confined to its user's thread. */
interface TaskOrder {
    TaskDefinition next();

    /** One after the other, and then again from the first. */
    static TaskOrder inTurn(List<TaskDefinition> tasks) {
        return new TaskOrder() {
            private int next;

            @Override
            public TaskDefinition next() {
                TaskDefinition task = tasks.get(next);
                next = (next + 1) % tasks.size();
                return task;
            }
        };
    }

    /** Any, each as likely as the others. */
    static TaskOrder atRandom(List<TaskDefinition> tasks) {
        return () -> tasks.get(ThreadLocalRandom.current().nextInt(tasks.size()));
    }
}
