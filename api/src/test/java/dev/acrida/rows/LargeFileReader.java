package dev.acrida.rows;

import dev.acrida.CsvFormat;

import java.nio.file.Path;
import java.util.Map;

/** Reads a file whose rows have their number as {@code id}, in a process of its own. */
final class LargeFileReader {
    private static final int PROBES = 2_000;

    private LargeFileReader() {}

    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        RowSource<? extends Map<String, ?>> rows =
                arguments[0].endsWith(".csv")
                        ? RowFiles.csv(file, CsvFormat.DEFAULT)
                        : RowFiles.json(file);
        Permutation order = Permutation.of(1, rows.size());
        boolean right = true;
        for (long i = 0; i < rows.size(); i++) {
            right &= isRight(rows, i);
        }
        for (long i = 0; i < PROBES; i++) {
            right &= isRight(rows, order.at(i));
        }
        System.out.println("rows " + rows.size() + (right ? " right" : " wrong"));
    }

    private static boolean isRight(RowSource<? extends Map<String, ?>> rows, long number) {
        return Long.toString(number).equals(rows.row(number).get("id"));
    }
}
