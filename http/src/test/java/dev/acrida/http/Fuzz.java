package dev.acrida.http;

import java.util.Arrays;

/** What Jazzer calls: the argument names a {@link FuzzTarget}, or the first byte chooses one. */
public final class Fuzz {
    private static FuzzTarget[] targets = FuzzTarget.values();

    private Fuzz() {}

    /** Called once. */
    public static void fuzzerInitialize(String[] arguments) {
        if (arguments.length > 0) {
            targets = new FuzzTarget[] {FuzzTarget.valueOf(arguments[0])};
        }
    }

    /** Called for each input. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (targets.length == 1) {
            targets[0].check(input);
        } else if (input.length > 0) {
            targets[(input[0] & 0xff) % targets.length].check(
                    Arrays.copyOfRange(input, 1, input.length));
        }
    }
}
