package dev.acrida.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.cli.Command.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Load shapes in a single file. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class LoadShapeTest {
    private static final String USERS =
            """
            class Reader extends User {
                @Override public WaitTime waitTime() { return constant(0.1); }
                @Task void read() {}
            }
            @Weight(9) class Writer extends User {
                @Override public WaitTime waitTime() { return constant(0.1); }
                @Task void write() { System.out.println("written"); }
            }
            """;

    @TempDir Path folder;

    @Test
    void theOnlyShapeIsFollowedToItsEnd() throws IOException {
        Outcome outcome =
                run(
                        """
                        class Peak extends LoadShape {
                            int ticks;
                            @Override public Tick tick() {
                                System.out.println("tick at " + elapsed().toSeconds() + " with " + currentUsers());
                                return ++ticks > 3 ? stop() : users(ticks * 2, 100, Reader.class);
                            }
                        }
                        """);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains(
                        "tick at 0 with 0",
                        "tick at 1 with 2",
                        "tick at 2 with 4",
                        "tick at 3 with 6")
                .doesNotContain("written");
        assertThat(outcome.err())
                .contains("Starting with the load shape Peak")
                .contains("Stopping: the load shape has ended")
                .doesNotContain("have no effect");
    }

    private static final String ANNOUNCED =
            """
            abstract class Person extends User {
                @Override public WaitTime waitTime() { return constant(60); }
                @Override public void onStart() { IO.println("+" + getClass().getSimpleName()); }
                @Override public void onStop() { IO.println("-" + getClass().getSimpleName()); }
                @Task void live() {}
            }
            class Reader extends Person {}
            class Writer extends Person {}
            """;

    @Test
    void eachTickMayNameTheClassesThatGetNewUsers() throws IOException {
        Outcome outcome =
                new SingleFile(folder)
                        .run(
                                ANNOUNCED
                                        + """
                                        class Shift extends LoadShape {
                                            int ticks;
                                            @Override public Tick tick() {
                                                IO.println("tick" + ticks);
                                                return switch (ticks++) {
                                                    case 0 -> users(2, 100, Reader.class);
                                                    case 1 -> users(4, 100, Writer.class);
                                                    case 2 -> users(5, 100);
                                                    case 3 -> users(2, 100, Reader.class);
                                                    default -> stop();
                                                };
                                            }
                                        }
                                        """);

        assertThat(parts(outcome))
                .as("newest users go first: those of the classes before stay")
                .containsExactly(
                        "",
                        "+Reader +Reader",
                        "+Writer +Writer",
                        "+Writer",
                        "-Writer -Writer -Writer",
                        "-Reader -Reader");
    }

    @Test
    void stagesMayNameClassesToo() throws IOException {
        Outcome outcome =
                new SingleFile(folder)
                        .run(
                                ANNOUNCED
                                        + """
                                        class Day extends StagesShape {
                                            Day() {
                                                super(stage(1, 1, 100, Reader.class),
                                                      stage(1, 3, 100, Reader.class, Writer.class));
                                            }
                                        }
                                        """);

        assertThat(outcome.out()).contains("+Reader", "+Writer");
        assertThat(outcome.out().lines().filter("+Writer"::equals)).hasSize(1);
    }

    /** What users said at each tick. */
    private static List<String> parts(Outcome outcome) {
        return Arrays.stream(outcome.out().split("tick\\d\\n", -1))
                .map(
                        part ->
                                part.lines()
                                        .filter(line -> line.matches("[+-]\\w+"))
                                        .collect(Collectors.joining(" ")))
                .toList();
    }

    @Test
    void aRampThatIsNotFinishedBlocksNoTick() throws IOException {
        Outcome outcome =
                run(
                        """
                        class Slow extends LoadShape {
                            int ticks;
                            @Override public Tick tick() {
                                System.out.println("users=" + currentUsers());
                                return ++ticks > 3 ? stop() : users(100 + ticks, 1.6);
                            }
                        }
                        """);

        assertThat(outcome.out()).contains("users=0", "users=2", "users=4");
    }

    @Test
    void optionsWithoutEffectAreNamed() throws IOException {
        String shape = "class Peak extends LoadShape { public Tick tick() { return stop(); } }";

        assertThat(run(shape, "-u", "7").err())
                .contains("load shape Peak decides: --users, --spawn-rate and --run-time have no");
    }

    @Test
    void aShapeMayTakeTheOptionsIntoAccount() throws IOException {
        Outcome outcome =
                run(
                        """
                        class Peak extends LoadShape {
                            @Override public boolean usesCommonOptions() { return true; }
                            @Override public Tick tick() {
                                System.out.println("asked for " + options().users().orElse(1));
                                return stop();
                            }
                        }
                        """,
                        "-u",
                        "7");

        assertThat(outcome.out()).contains("asked for 7");
        assertThat(outcome.err()).doesNotContain("have no effect");
    }

    @Test
    void oneOfSeveralShapesMustBeNamed() throws IOException {
        String two =
                """
                class Peak extends LoadShape { public Tick tick() { return stop(); } }
                class Calm extends SpikeShape { Calm() { super(1, 2, 3, 4); } }
                """;

        assertThat(run(two).err())
                .contains("there are 2 load shapes (Calm, Peak): name one with --shape");
        assertThat(run(two, "--shape", "Peaks").err()).contains("did you mean Peak?");
        assertThat(run(two, "--shape", "Peak").err()).contains("Starting with the load shape Peak");
        assertThat(run(two, "--shape", "none", "-i", "1").err()).contains("Starting 1 user at 1/s");
    }

    @Test
    void aShapeThatFailsFailsTheRun() throws IOException {
        Outcome outcome =
                run(
                        "class Peak extends LoadShape { public Tick tick() { throw new"
                                + " IllegalStateException(\"no idea\"); } }");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("IllegalStateException: no idea");
        assertThat(outcome.err()).contains("the load shape failed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    StagesShape | stage(10, 5, 5), stage(20, 9, 1) | up to 9 users, ends after 30s
                    StepShape | 30, 10, 10, 600 | up to 200 users, ends after 10m0s
                    DoubleWaveShape | 20, 60, 40, 600 | up to 80 users, ends after 10m0s
                    SpikeShape | 10, 200, 30, 10 | up to 200 users, ends after 1m10s
                    SawtoothShape | 5, 50, 60, 3 | up to 49 users, ends after 3m0s
                    WaitForUsersShape | stage(10, 5, 1), stage(5, 0, 5) | up to 5 users, ends after 20s
                    """)
    void readyMadeShapesNeedOneLine(String type, String arguments, String title)
            throws IOException {
        Outcome outcome =
                new SingleFile(folder)
                        .command(
                                USERS
                                        + "class Day extends %s { Day() { super(%s); } }"
                                                .formatted(type, arguments),
                                "--show-shape");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).startsWith("Day: " + title).contains("#");
    }

    @Test
    void arrivalsAndClassesAreDrawnToo() throws IOException {
        String shape =
                """
                class Day extends LoadShape {
                    @Override public Tick tick() {
                        if (seconds() >= 60) return stop();
                        return seconds() < 20 ? users(4, 1, Reader.class)
                            : seconds() < 40 ? arrivals(2.5, Reader.class, Writer.class)
                            : users(6, 1, Writer.class);
                    }
                }
                """;
        Path svg = folder.resolve("day.svg");

        assertThat(new SingleFile(folder).command(USERS + shape, "--show-shape").out())
                .startsWith("Day: up to 6 users and 2.5 arrivals/s, ends after 1m0s\n")
                .containsPattern("\\n     2.5\\| {20}#{20}\\n")
                .endsWith(
                        "# arrivals per second\nNew users: from 0s Reader, from 20s Reader and"
                                + " Writer, from 40s Writer\n");
        new SingleFile(folder).command(USERS + shape, "--show-shape", svg.toString());
        assertThat(Files.readString(svg)).contains("arrivals/s, up to 2.5");
    }

    @Test
    void aShapeCanBeDrawnIntoAFile() throws IOException {
        Path svg = folder.resolve("day.svg");
        Outcome outcome =
                new SingleFile(folder)
                        .command(
                                USERS
                                        + "class Day extends StepShape { Day() { super(30, 10, 10,"
                                        + " 600); } }",
                                "--show-shape",
                                svg.toString());

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(Files.readString(svg)).startsWith("<svg ").contains("<polyline").contains("200");
    }

    private Outcome run(String shape, String... options) throws IOException {
        return new SingleFile(folder).run(USERS + shape, options);
    }
}
