package dev.acrida.cli.show;

import dev.acrida.cli.option.ShowOptions;
import dev.acrida.cli.run.TestClasses;
import dev.acrida.engine.ShapePlan;
import dev.acrida.engine.ShapePreview;
import dev.acrida.engine.definition.TestDefinitionException;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Shows what was asked to be shown of a test. */
public final class TestShow {
    private static final int LONGEST_SECONDS = 24 * 60 * 60;

    private final ShowOptions options;
    private final PrintStream out;

    /** One that prints to this stream. */
    public TestShow(ShowOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /**
     * Shows it.
     *
     * @param users how many users there would be; 0 if that was not said
     * @throws TestDefinitionException if there is no shape to draw, or it fails
     * @throws UncheckedIOException if the file cannot be written
     */
    public void show(TestClasses classes, int users) {
        if (options.taskRatio()) {
            new TaskRatioReport(classes.userClasses(), users).print(out);
        }
        if (options.taskRatioJson()) {
            new TaskRatioReport(classes.userClasses(), users).printJson(out);
        }
        if (options.shape()) {
            draw(
                    classes.shape()
                            .orElseThrow(
                                    () ->
                                            new TestDefinitionException(
                                                    "no load shape to show: the test needs a"
                                                            + " class that extends LoadShape")));
        }
    }

    private void draw(ShapePlan plan) {
        String name = plan.shape().name();
        ShapePreview preview = preview(plan);
        options.shapeFile()
                .ifPresentOrElse(
                        file -> write(file, ShapeSvg.draw(name, preview)),
                        () -> out.print(ShapeText.draw(name, preview)));
    }

    private static ShapePreview preview(ShapePlan plan) {
        try {
            return ShapePreview.of(plan, LONGEST_SECONDS);
        } catch (Throwable e) {
            throw new TestDefinitionException(
                    "the load shape %s fails: %s".formatted(plan.shape().name(), e), e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
