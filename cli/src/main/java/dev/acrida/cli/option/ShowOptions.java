package dev.acrida.cli.option;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;

/** What is shown of a test instead of running it. */
public final class ShowOptions {
    private static final String TEXT = "-";

    @Option(
            names = "--show-task-ratio",
            description = "Show how likely each task is, and end.",
            arity = "0..1",
            fallbackValue = "true")
    private boolean taskRatio;

    @Option(
            names = "--show-task-ratio-json",
            description = "The same as JSON, and end.",
            arity = "0..1",
            fallbackValue = "true")
    private boolean taskRatioJson;

    @Option(
            names = "--show-shape",
            paramLabel = "FILE",
            arity = "0..1",
            fallbackValue = TEXT,
            description = "Draw the load shape as text, or as SVG into a file, and end.")
    private Optional<String> shape = Optional.empty();

    /** Called by picocli. */
    public ShowOptions() {}

    /** Whether anything shall be shown. */
    public boolean any() {
        return taskRatio || taskRatioJson || shape.isPresent();
    }

    /** Whether the task ratio is asked for as text. */
    public boolean taskRatio() {
        return taskRatio;
    }

    /** Whether the task ratio is asked for as JSON. */
    public boolean taskRatioJson() {
        return taskRatioJson;
    }

    /** Whether a drawing of the load shape is asked for. */
    public boolean shape() {
        return shape.isPresent();
    }

    /** The file to draw the load shape into; empty for text on the console. */
    public Optional<Path> shapeFile() {
        return shape.filter(name -> !name.equals(TEXT)).map(Path::of);
    }
}
