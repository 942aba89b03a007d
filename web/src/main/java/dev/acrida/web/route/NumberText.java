package dev.acrida.web.route;

/** Numbers, as queries and forms have them. */
final class NumberText {
    private NumberText() {}

    /**
     * A whole number.
     *
     * @param name of the field, for who reads that it is wrong
     * @throws Problem if it is none, or not within the bounds
     */
    static int whole(String name, String text, int least, int most) {
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message for both
        }
        throw Problem.wrong(
                name,
                "%s must be a whole number from %d to %d, was '%s'"
                        .formatted(name, least, most, text));
    }

    /**
     * A number greater than 0.
     *
     * @throws Problem if it is none
     */
    static double positive(String name, String text) {
        try {
            double value = Double.parseDouble(text.strip());
            if (value > 0 && !Double.isInfinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message for both
        }
        throw Problem.wrong(name, "%s must be a number > 0, was '%s'".formatted(name, text));
    }
}
