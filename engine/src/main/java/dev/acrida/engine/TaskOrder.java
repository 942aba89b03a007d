package dev.acrida.engine;

import dev.acrida.TaskOwner;
import dev.acrida.engine.definition.MarkovChain;
import dev.acrida.engine.definition.TaskDefinition;
import dev.acrida.engine.definition.TaskPlan;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Which task comes next. Confined to its user's thread. */
interface TaskOrder {
    TaskDefinition next();

    /** The order of a user's or task set's own tasks. */
    static TaskOrder of(TaskPlan plan, TaskOwner owner) {
        if (plan.chain().isPresent()) {
            return along(plan.chain().get());
        }
        List<TaskDefinition> tasks = plan.expand(owner.tasks());
        return plan.sequential() ? inTurn(tasks) : atRandom(tasks);
    }

    /** From state to state, as the transitions say. */
    static TaskOrder along(MarkovChain chain) {
        return new TaskOrder() {
            private int state;

            @Override
            public TaskDefinition next() {
                TaskDefinition task = chain.states().get(state);
                List<Integer> targets = chain.targets().get(state);
                state = targets.get(ThreadLocalRandom.current().nextInt(targets.size()));
                return task;
            }
        };
    }

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
