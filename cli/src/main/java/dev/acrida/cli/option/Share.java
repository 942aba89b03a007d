package dev.acrida.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a share as it is typed: {@code 5%}, or {@code 0.05}. */
public final class Share implements ITypeConverter<Double> {
    /** Called by picocli. */
    public Share() {}

    /**
     * Reads a share.
     *
     * @return within 0..1
     * @throws TypeConversionException if the text is none
     */
    @Override
    public Double convert(String text) {
        boolean percent = text.endsWith("%");
        try {
            double number =
                    Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text);
            double share = percent ? number / 100 : number;
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message for both
        }
        throw new TypeConversionException(
                "must be a share such as 5%% or 0.05, was '%s'".formatted(text));
    }
}
