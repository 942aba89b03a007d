package dev.acrida.engine.definition;

import dev.acrida.Option;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * An option that a test declares by {@link Option} on a static field. Thread-safe; whoever sets it
 * sees to it that no user runs meanwhile.
 */
public final class DeclaredOption {
    private static final String HIDDEN = "***";
    private static final String TYPES =
            ": an @Option must be a String, int, long, double, boolean, Duration, enum or"
                    + " List<String>, was ";

    private final Field field;
    private final Option mark;
    private final OptionType type;
    private final String name;
    private final List<String> initial;

    private DeclaredOption(Field field, OptionType type) {
        this.field = field;
        this.mark = field.getAnnotation(Option.class);
        this.type = type;
        this.name = mark.name().isEmpty() ? kebab(field.getName()) : mark.name();
        this.initial = current();
    }

    /**
     * The option that the field declares.
     *
     * @throws TestDefinitionException if it breaks a rule
     */
    static DeclaredOption of(Field field) {
        int modifiers = field.getModifiers();
        if (!Modifier.isStatic(modifiers) || Modifier.isFinal(modifiers)) {
            throw new TestDefinitionException(
                    place(field) + ": an @Option must be static and not final");
        }
        OptionType type =
                OptionType.of(field)
                        .orElseThrow(
                                () ->
                                        new TestDefinitionException(
                                                place(field)
                                                        + TYPES
                                                        + field.getGenericType().getTypeName()));
        Initializers.run(field.getDeclaringClass());
        field.setAccessible(true);
        DeclaredOption option = new DeclaredOption(field, type);
        if (!option.name.matches("[a-z][a-z0-9-]+")) {
            throw new TestDefinitionException(
                    "%s: the name of an @Option must be of the form my-name, was '%s'"
                            .formatted(option.place(), option.name));
        }
        return option;
    }

    /** Its name without dashes before it. */
    public String name() {
        return name;
    }

    /** Class and field, for messages. */
    public String place() {
        return place(field);
    }

    /** What it is for; may be empty. */
    public String help() {
        return mark.help();
    }

    /** What values it can have. */
    public OptionType type() {
        return type;
    }

    /** Whether nobody may read its value. */
    public boolean secret() {
        return mark.secret();
    }

    /** Whether it must be given. */
    public boolean required() {
        return mark.required();
    }

    /** The only values that it may have; empty if any. */
    public List<String> choices() {
        return type == OptionType.CONSTANT
                ? Arrays.stream(field.getType().getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .toList()
                : List.of(mark.choices());
    }

    /** The texts of its initial value; none if it is null, or an empty list. */
    public List<String> initial() {
        return initial;
    }

    /** The texts of its value now. */
    public List<String> current() {
        try {
            @Nullable Object value = field.get(null);
            return value == null ? List.of() : OptionType.texts(value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The texts as they may be shown: those of a secret are not. */
    public String shown(List<String> texts) {
        return secret() && !texts.isEmpty() ? HIDDEN : String.join(",", texts);
    }

    /**
     * Sets the field.
     *
     * @param texts one; for a {@link OptionType#LIST} any number
     * @throws IllegalArgumentException if they mean no value; the message is the rule and, unless
     *     it is secret, what there was
     */
    public void set(List<String> texts) {
        Object value = valueOf(texts);
        try {
            field.set(null, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Checks what {@link #set} would set.
     *
     * @throws IllegalArgumentException as {@code set} does
     */
    public void check(List<String> texts) {
        valueOf(texts);
    }

    private Object valueOf(List<String> texts) {
        texts.forEach(this::checkChoice);
        return parse(texts);
    }

    private Object parse(List<String> texts) {
        try {
            return type.parse(texts, field.getType());
        } catch (IllegalArgumentException e) {
            String rule = String.valueOf(e.getMessage());
            throw secret()
                    ? new IllegalArgumentException(rule.replaceFirst(", was .*", ", but is not"))
                    : e;
        }
    }

    private void checkChoice(String text) {
        List<String> choices = List.of(mark.choices());
        if (!choices.isEmpty() && !choices.contains(text)) {
            throw new IllegalArgumentException(
                    "must be one of %s, was '%s'"
                            .formatted(String.join(", ", choices), secret() ? HIDDEN : text));
        }
    }

    private static String place(Field field) {
        return field.getDeclaringClass().getSimpleName() + "." + field.getName();
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|_", "-").toLowerCase(Locale.ROOT);
    }
}
