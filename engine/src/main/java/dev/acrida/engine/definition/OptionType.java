package dev.acrida.engine.definition;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What values an option of a test can have. */
public enum OptionType {
    /** Any text. */
    TEXT,
    /** A whole number that fits an {@code int}. */
    INT,
    /** A whole number that fits a {@code long}. */
    LONG,
    /** A finite number. */
    NUMBER,
    /** Yes or no. */
    FLAG,
    /** A time, as {@link TimeText} reads it. */
    TIME,
    /** One of the constants of an enum. */
    CONSTANT,
    /** Any number of texts. */
    LIST;

    private static final Map<Class<?>, OptionType> BY_CLASS =
            Map.of(
                    String.class, TEXT,
                    int.class, INT,
                    long.class, LONG,
                    double.class, NUMBER,
                    boolean.class, FLAG,
                    Duration.class, TIME);
    private static final List<String> YES = List.of("true", "yes", "on", "1");
    private static final List<String> NO = List.of("false", "no", "off", "0");

    /** The type that a field can hold; empty if it can be no option. */
    static Optional<OptionType> of(Field field) {
        if (field.getType().isEnum()) {
            return Optional.of(CONSTANT);
        }
        return isListOfTexts(field.getGenericType())
                ? Optional.of(LIST)
                : Optional.ofNullable(BY_CLASS.get(field.getType()));
    }

    /**
     * Reads {@code true}, {@code yes}, {@code on}, {@code 1} and their opposites.
     *
     * @throws IllegalArgumentException if the text is none of them
     */
    public static boolean flag(String text) {
        if (YES.stream().anyMatch(text::equalsIgnoreCase)) {
            return true;
        }
        if (NO.stream().anyMatch(text::equalsIgnoreCase)) {
            return false;
        }
        throw new IllegalArgumentException("must be true or false, was '" + text + "'");
    }

    /**
     * The value that the texts mean.
     *
     * @param texts one; for a {@link #LIST} any number
     * @param target the class of the field
     * @throws IllegalArgumentException whose message is the rule and what there was
     */
    Object parse(List<String> texts, Class<?> target) {
        if (this == LIST) {
            return List.copyOf(texts);
        }
        if (texts.size() != 1) {
            throw new IllegalArgumentException("must be one value, was " + texts);
        }
        String text = texts.getFirst();
        return switch (this) {
            case TEXT, LIST -> text;
            case INT -> Math.toIntExact(whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case LONG -> whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
            case NUMBER -> number(text);
            case FLAG -> flag(text);
            case TIME -> TimeText.parse(text);
            case CONSTANT -> constant(text, target);
        };
    }

    /** The texts that mean this value. */
    static List<String> texts(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case Duration time -> List.of(TimeText.of(time));
            case Enum<?> constant -> List.of(constant.name());
            default -> List.of(value.toString());
        };
    }

    private static long whole(String text, long least, long most) {
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message for both
        }
        throw new IllegalArgumentException(
                "must be a whole number from %d to %d, was '%s'".formatted(least, most, text));
    }

    private static double number(String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message for both
        }
        throw new IllegalArgumentException("must be a number, was '" + text + "'");
    }

    private static Object constant(String text, Class<?> target) {
        return Arrays.stream(target.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "must be one of "
                                                + Arrays.toString(target.getEnumConstants())
                                                + ", was '"
                                                + text
                                                + "'"));
    }

    private static boolean isListOfTexts(Type type) {
        return type instanceof ParameterizedType parameterized
                && parameterized.getRawType() == List.class
                && parameterized.getActualTypeArguments()[0] == String.class;
    }
}
