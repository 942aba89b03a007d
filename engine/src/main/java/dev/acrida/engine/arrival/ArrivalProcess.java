package dev.acrida.engine.arrival;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/** How arrivals lie around their rate. */
public enum ArrivalProcess {
    /** One after the other, as even as the rate. */
    UNIFORM {
        @Override
        DoubleSupplier positions(long seed) {
            return new DoubleSupplier() {
                private long index;

                @Override
                public double getAsDouble() {
                    return index++;
                }
            };
        }
    },

    /** At random, independent of each other, as people do who do not know of each other. */
    POISSON {
        @Override
        DoubleSupplier positions(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            return new DoubleSupplier() {
                private double position;

                @Override
                public double getAsDouble() {
                    // StrictMath: the same arrivals on every machine.
                    position -= StrictMath.log1p(-random.nextDouble());
                    return position;
                }
            };
        }
    };

    /** As it is asked for. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Where the arrivals lie, one after the other, on an axis on which their rate is 1: a function
     * of seed and index.
     */
    abstract DoubleSupplier positions(long seed);
}
