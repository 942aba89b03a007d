package dev.acrida.cli.option;

import dev.acrida.report.Percentile;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a percentile, as {@code 0.95} or {@code 95%}. */
final class OnePercentile implements ITypeConverter<Percentile> {
    @Override
    public Percentile convert(String text) {
        try {
            return Percentile.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
