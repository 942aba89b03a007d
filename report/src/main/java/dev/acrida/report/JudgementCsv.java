package dev.acrida.report;

import static dev.acrida.report.Figures.millionths;

import dev.acrida.threshold.ThresholdVerdict;
import dev.acrida.verdict.Check;
import dev.acrida.verdict.Judgement;
import dev.acrida.verdict.Verdict;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What is to be thought of a run, as the texts of two CSV files. */
final class JudgementCsv {
    private static final List<String> VERDICT_HEADER =
            List.of(
                    "Concern",
                    "Validity",
                    "Value",
                    "Unit",
                    "Suspect Above",
                    "Invalid Above",
                    "Note");

    private static final List<String> THRESHOLD_HEADER =
            List.of("Fail If", "Passed", "Value", "Unit");

    private JudgementCsv() {}

    /** A row for the run as a whole, then one for each concern. */
    static String verdict(Verdict verdict) {
        List<String> run = List.of("run", verdict.validity().name(), "", "", "", "", "");
        return text(
                VERDICT_HEADER,
                Stream.concat(
                        Stream.of(run), verdict.checks().stream().map(JudgementCsv::row)));
    }

    private static List<String> row(Check check) {
        return List.of(
                check.concern().name().toLowerCase(Locale.ROOT),
                check.validity().name(),
                number(check.value()),
                check.concern().unit().sign(),
                number(check.suspectAbove()),
                number(check.invalidAbove()),
                check.note());
    }

    /** A row for each condition. */
    static String thresholds(Judgement judgement) {
        return text(
                THRESHOLD_HEADER, judgement.thresholds().stream().map(JudgementCsv::row));
    }

    private static List<String> row(ThresholdVerdict verdict) {
        return List.of(
                verdict.condition().text(),
                Boolean.toString(verdict.passed()),
                verdict.value().isEmpty() ? "" : number(verdict.value().getAsDouble()),
                verdict.condition().metric().unit().suffix().strip());
    }

    private static String text(List<String> header, Stream<List<String>> rows) {
        return CsvText.line(header) + CsvText.lines(rows.toList());
    }

    private static String number(double value) {
        return millionths(value).toPlainString();
    }
}
