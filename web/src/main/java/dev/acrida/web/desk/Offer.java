package dev.acrida.web.desk;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What can be started. Immutable; it holds no secret.
 *
 * @param title what the test is called
 * @param profile what this kind of run is called, if it is called anything
 * @param userClasses all that can take part
 * @param shapes all that can be followed
 * @param shape the one that is followed if none is named
 * @param classPicker whether classes and shapes can be chosen
 * @param options of the test
 * @param defaults of the load
 * @param thresholds conditions under which the run fails
 */
public record Offer(
        String title,
        Optional<String> profile,
        List<ClassOffer> userClasses,
        List<ShapeOffer> shapes,
        Optional<String> shape,
        boolean classPicker,
        List<OptionOffer> options,
        Defaults defaults,
        List<String> thresholds) {
    /** Copies the lists. */
    public Offer {
        userClasses = List.copyOf(userClasses);
        shapes = List.copyOf(shapes);
        options = List.copyOf(options);
        thresholds = List.copyOf(thresholds);
    }

    /**
     * A user class.
     *
     * @param name its simple name
     * @param weight relative to the others
     * @param fixedCount exactly so many; 0 for a share by weight
     * @param host its own, if it has one
     * @param needsHost whether it can do nothing without
     * @param tasks that it can keep
     */
    public record ClassOffer(
            String name,
            double weight,
            int fixedCount,
            Optional<String> host,
            boolean needsHost,
            List<TaskOffer> tasks) {
        /** Copies the list. */
        public ClassOffer {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * A task of a user class.
     *
     * @param name by which it is kept
     * @param weight relative to the others of the class
     */
    public record TaskOffer(String name, int weight) {}

    /**
     * A load shape.
     *
     * @param name its simple name
     * @param usesCommonOptions whether it heeds users, spawn rate and run time
     */
    public record ShapeOffer(String name, boolean usesCommonOptions) {}

    /**
     * An option of the test.
     *
     * @param name without dashes before it
     * @param type a word: text, number, decimal, duration, flag, choice or list
     * @param help what it is for; may be empty
     * @param secret whether its value is never shown
     * @param required whether it must have one
     * @param choices the only values that it may have; empty if any
     * @param value the texts of its value now; none if it is secret
     * @param given whether it has one
     */
    public record OptionOffer(
            String name,
            String type,
            String help,
            boolean secret,
            boolean required,
            List<String> choices,
            List<String> value,
            boolean given) {
        /** Copies the lists. */
        public OptionOffer {
            choices = List.copyOf(choices);
            value = List.copyOf(value);
        }
    }

    /**
     * The load that is started if nothing else is said.
     *
     * @param users at the end of the ramp
     * @param spawnRate users per second
     * @param host if one was given
     * @param runTimeSeconds if it shall end by itself
     * @param arrivalRate if users arrive at a rate: a number per second, or as on the command line
     * @param profile what this kind of run is called
     */
    public record Defaults(
            OptionalInt users,
            OptionalDouble spawnRate,
            Optional<String> host,
            OptionalDouble runTimeSeconds,
            Optional<String> arrivalRate,
            Optional<String> profile) {}
}
