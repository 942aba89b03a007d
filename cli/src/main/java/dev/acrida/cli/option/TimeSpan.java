package dev.acrida.cli.option;

import dev.acrida.engine.definition.TimeText;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.time.Duration;

/** Reads times as {@link TimeText} says. */
public final class TimeSpan implements ITypeConverter<Duration> {
    /** Called by picocli. */
    public TimeSpan() {}

    /**
     * Reads a time.
     *
     * @throws TypeConversionException if the text is none
     */
    @Override
    public Duration convert(String text) {
        try {
            return TimeText.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
