package dev.acrida.engine.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acrida.Abstract;
import dev.acrida.FixedCount;
import dev.acrida.Host;
import dev.acrida.HttpUser;
import dev.acrida.SequentialTaskSet;
import dev.acrida.Tag;
import dev.acrida.Task;
import dev.acrida.TaskList;
import dev.acrida.TaskSet;
import dev.acrida.User;
import dev.acrida.Weight;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

@SuppressWarnings({
    "ClassCanBeStatic",
    "UnusedMethod"
}) // the users and task sets are as authors write them
class UserClassesTest {
    @Test
    void tasksStandInSourceOrderThoseOfSuperclassesFirst() {
        TaskPlan plan = only(Ordered.class).tasks();

        assertThat(names(plan.expand(TaskList.of(Listed.class))))
                .containsExactly("zebra", "Base", "yak", "Listed", "Middle", "aardvark", "ant");
    }

    @Test
    void anOverridingMethodDecidesByItsOwnAnnotation() {
        assertThat(names(only(Overriding.class).tasks().annotated()))
                .containsExactly("Base", "zebra");
    }

    @Test
    void weightsRepeatATaskInARow() {
        assertThat(names(only(Weighted.class).tasks().expand(TaskList.EMPTY)))
                .containsExactly("a", "b", "b", "b", "c", "c");
    }

    @Test
    void annotationsOfASuperclassHoldForItsSubclasses() {
        UserClass type = only(Buyer.class);

        assertThat(type.share().weight()).isEqualTo(2.5);
        assertThat(type.share().fixedCount()).isEqualTo(3);
        assertThat(type.host()).contains("http://shop");
        assertThat(type.needsHost()).isTrue();
    }

    @Test
    void abstractClassesAreLeftOut() {
        List<Class<?>> all =
                List.of(Shopper.class, Buyer.class, JavaAbstract.class, Weighted.class);

        assertThat(UserClasses.names(all)).containsExactly("Buyer", "Weighted");
    }

    @Test
    void picksByName() {
        assertThat(
                        UserClasses.from(
                                List.of(Buyer.class, Weighted.class),
                                TagFilter.ALL,
                                List.of("Weighted")))
                .extracting(UserClass::name)
                .containsExactly("Weighted");
    }

    @Test
    void tagsKeepAndDropTasksAtAnyDepth() {
        assertThat(kept(Set.of("slow"), Set.of())).containsExactly("report", "Inner", "deep");
        assertThat(kept(Set.of("slow"), Set.of("db"))).containsExactly("report");
        assertThat(kept(Set.of(), Set.of("slow"))).containsExactly("plain");
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsOneClearLine(Class<?> type, String message) {
        assertThatThrownBy(() -> only(type))
                .isInstanceOf(TestDefinitionException.class)
                .message()
                .contains(message)
                .doesNotContain("\n");
    }

    static List<Object[]> mistakes() {
        return List.of(
                new Object[] {Forgetful.class, "Forgetful has no tasks: mark a method with @Task"},
                new Object[] {Forgetful.class, "(did you forget it on browse()?)"},
                new Object[] {Parameters.class, "must have no parameters, has 1"},
                new Object[] {Static.class, "Static.t(): a task must not be static"},
                new Object[] {NoSet.class, "NoSet$Plain: a class marked @Task must extend TaskSet"},
                new Object[] {Weightless.class, "its @Weight must be more than 0, was 0.0"},
                new Object[] {ZeroTask.class, "weight of a task must be at least 1, was @Task(0)"},
                new Object[] {EmptyInner.class, "Nothing has no tasks"},
                new Object[] {Unreachable.class, "must have a constructor without parameters"},
                new Object[] {Endless.class, "contains itself as a task"},
                new Object[] {Inner.class, "must be static or at the top of its file"},
                new Object[] {TaskSet.class, "no user class found"});
    }

    @Test
    void twoClassesOfOneNameAreRefused() {
        assertThatThrownBy(() -> UserClasses.names(List.of(Buyer.class, Other.Buyer.class)))
                .hasMessageContaining("UserClassesTest$Buyer and")
                .hasMessageContaining("Other$Buyer");
    }

    @Test
    void anUnknownNameGetsASuggestion() {
        assertThatThrownBy(
                        () ->
                                UserClasses.from(
                                        List.of(Buyer.class), TagFilter.ALL, List.of("buyr")))
                .hasMessage("no user class is called buyr: did you mean Buyer?");
    }

    @Test
    void aUserWithoutTasksAfterFilteringIsRefused() {
        TagFilter filter = new TagFilter(Set.of("nope"), Set.of());

        assertThatThrownBy(() -> UserClasses.from(List.of(Tagged.class), filter, List.of()))
                .hasMessageContaining("Tagged has no tasks left: the filter is tags nope: change");
        assertThat(new TagFilter(Set.of("a", "b"), Set.of("c")))
                .hasToString("tags a, b, without tags c");
        assertThat(new TagFilter(Set.of(), Set.of("c", "a"))).hasToString("without tags a, c");
    }

    private static List<String> kept(Set<String> include, Set<String> exclude) {
        TagFilter filter = new TagFilter(include, exclude);
        TaskPlan plan =
                UserClasses.from(List.of(Tagged.class), filter, List.of()).getFirst().tasks();
        return plan.annotated().stream().flatMap(UserClassesTest::nested).toList();
    }

    private static Stream<String> nested(TaskDefinition task) {
        Stream<String> self = Stream.of(task.name());
        return task instanceof TaskDefinition.OfTaskSet set
                ? Stream.concat(
                        self,
                        set.taskSet().plan().annotated().stream().flatMap(UserClassesTest::nested))
                : self;
    }

    private static UserClass only(Class<?> type) {
        return UserClasses.from(List.of(type), TagFilter.ALL, List.of()).getFirst();
    }

    private static List<String> names(List<TaskDefinition> tasks) {
        return tasks.stream().map(TaskDefinition::name).toList();
    }

    @Abstract
    static class Animals extends User {
        @Task
        void zebra() {}

        @Task
        static class Base extends TaskSet {
            @Task
            void t() {}
        }

        @Task
        protected void yak() {}
    }

    static class Ordered extends Animals {
        @Override
        public TaskList tasks() {
            return tasks(Listed.class);
        }

        @Task
        class Middle extends SequentialTaskSet {
            @Task
            void t() {}
        }

        @Task
        private void aardvark() {}

        @Task
        void ant() {}
    }

    static class Listed extends TaskSet {
        @Task
        void t() {}
    }

    static class Overriding extends Animals {
        @Override
        protected void yak() {}

        @Override
        @Task
        void zebra() {}
    }

    static class Weighted extends User {
        @Task
        void a() {}

        @Task(3)
        void b() {}

        @Task(2)
        class c extends TaskSet {
            @Task
            void t() {}
        }
    }

    @Weight(2.5)
    @FixedCount(3)
    @Host("http://shop")
    @Abstract
    static class Shopper extends HttpUser {}

    static class Buyer extends Shopper {
        @Task
        void buy() {}
    }

    abstract static class JavaAbstract extends User {}

    static class Other {
        static class Buyer extends Shopper {
            @Task
            void buy() {}
        }
    }

    static class Tagged extends User {
        @Task
        void plain() {}

        @Task
        @Tag({"slow", "pdf"})
        void report() {}

        @Task
        @Tag("slow")
        class Inner extends TaskSet {
            @Task
            @Tag("db")
            void deep() {}
        }
    }

    static class Forgetful extends User {
        void browse() {}

        @Override
        public void onStart() {}
    }

    static class Parameters extends User {
        @Task
        void t(String s) {}
    }

    static class Static extends User {
        @Task
        static void t() {}
    }

    static class NoSet extends User {
        @Task
        static class Plain {}
    }

    @Weight(0)
    static class Weightless extends User {
        @Task
        void t() {}
    }

    static class ZeroTask extends User {
        @Task(0)
        void t() {}
    }

    static class EmptyInner extends User {
        @Task
        class Nothing extends TaskSet {}
    }

    static class Unreachable extends User {
        @Task
        static class Set extends TaskSet {
            Set(String needed) {}

            @Task
            void t() {}
        }
    }

    static class Endless extends User {
        @Task
        static class Outer extends TaskSet {
            @Task
            static class Again extends Outer {}
        }
    }

    class Inner extends User {
        @Task
        void t() {}
    }
}
