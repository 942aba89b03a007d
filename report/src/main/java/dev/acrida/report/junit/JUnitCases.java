package dev.acrida.report.junit;

import dev.acrida.report.Cells;
import dev.acrida.report.LedgerText;
import dev.acrida.report.RunResult;
import dev.acrida.report.file.RunRecord.End;
import dev.acrida.report.junit.TestCase.Fault;
import dev.acrida.report.junit.TestCase.Kind;
import dev.acrida.stats.EntryStats;
import dev.acrida.stats.ErrorStats;
import dev.acrida.stats.ExceptionStats;
import dev.acrida.threshold.ThresholdVerdict;
import dev.acrida.verdict.Verdict;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of a run a CI system lists, and what of it has failed. */
final class JUnitCases {
    /** The exit code of a run that ended as {@code --fail-on-verdict} says. */
    private static final int VERDICT_FAILED = 4;

    private JUnitCases() {}

    /** Whether the run itself came to its end, and whether its figures can be trusted. */
    static List<TestCase> run(RunResult result) {
        Verdict verdict = result.judgement().verdict();
        return Stream.concat(
                        Stream.of(end(result)),
                        Stream.of(verdict)
                                .filter(Verdict::isKnown)
                                .map(known -> trust(known, result)))
                .toList();
    }

    private static TestCase end(RunResult result) {
        String books = "Ledger: " + LedgerText.of(result.stats());
        String name = "the run came to its end";
        if (result.end().isEmpty()) {
            String why = "the process was killed: these are the results up to then";
            return TestCase.failed(name, new Fault(Kind.ERROR, "killed", why, books));
        }
        String reason = result.end().map(End::reason).orElse("");
        return TestCase.passed(name, "It ended because: " + reason + "\n" + books);
    }

    /** A failure only where the exit code says so: whoever asked for it wants a red report. */
    private static TestCase trust(Verdict verdict, RunResult result) {
        String name = "the figures can be trusted";
        String checks =
                verdict.checks().stream().map(check -> check + "\n").collect(Collectors.joining());
        boolean fails = result.end().filter(end -> end.exitCode() == VERDICT_FAILED).isPresent();
        return fails
                ? TestCase.failed(
                        name, new Fault(Kind.FAILURE, "verdict", verdict.toString(), checks))
                : TestCase.passed(name, verdict + "\n" + checks);
    }

    static List<TestCase> thresholds(RunResult result) {
        return result.judgement().thresholds().stream().map(JUnitCases::threshold).toList();
    }

    private static TestCase threshold(ThresholdVerdict verdict) {
        String name = "not " + verdict.condition().text();
        String value = "was " + verdict.valueText();
        return verdict.passed()
                ? TestCase.passed(name, value)
                : TestCase.failed(
                        name,
                        new Fault(
                                Kind.FAILURE,
                                "threshold",
                                verdict.condition().text() + ": " + value,
                                ""));
    }

    /** One for each entry, with its mean response time. */
    static List<TestCase> requests(RunResult result) {
        return result.stats().entries().stream().map(entry -> request(entry, result)).toList();
    }

    private static TestCase request(EntryStats entry, RunResult result) {
        boolean fails = entry.failures() > 0 && result.failuresCount();
        return new TestCase(
                entry.key().toString(),
                entry.averageMillis() / 1e3,
                fails ? Optional.of(failures(entry, result)) : Optional.empty(),
                fails ? figures(entry) : figures(entry) + failureLines(entry, result));
    }

    private static Fault failures(EntryStats entry, RunResult result) {
        String message =
                String.format(
                        Locale.ROOT,
                        "%d of %d requests failed (%.2f %%)",
                        entry.failures(),
                        entry.count(),
                        entry.failureRatio() * 100);
        return new Fault(Kind.FAILURE, "requests", message, failureLines(entry, result));
    }

    private static String failureLines(EntryStats entry, RunResult result) {
        return result.stats().errors().stream()
                .filter(error -> error.key().equals(entry.key()))
                .map(JUnitCases::line)
                .collect(Collectors.joining());
    }

    private static String line(ErrorStats error) {
        return "%d × %s\n".formatted(error.occurrences(), error.error());
    }

    private static String figures(EntryStats entry) {
        return Stream.of(
                        entry.count() + " requests",
                        entry.failures() + " failed",
                        Cells.rate(entry.requestsPerSecond()) + "/s",
                        "median " + Cells.millis(entry.medianMillis()) + " ms",
                        "p95 " + Cells.millis(entry.percentileMillis(0.95)) + " ms",
                        "p99 " + Cells.millis(entry.percentileMillis(0.99)) + " ms",
                        "max " + Cells.millis(entry.maxMillis()) + " ms")
                .collect(Collectors.joining(", ", "", "\n"));
    }

    /** One for each place in the test's code that threw. */
    static List<TestCase> exceptions(RunResult result) {
        List<ExceptionStats> thrown = result.stats().exceptions();
        return thrown.isEmpty()
                ? List.of(TestCase.passed("no exceptions in the test's code", ""))
                : thrown.stream().map(JUnitCases::exception).toList();
    }

    private static TestCase exception(ExceptionStats thrown) {
        String first = thrown.trace().lines().findFirst().orElse(thrown.message());
        Fault fault =
                new Fault(Kind.ERROR, "exception", thrown.count() + " × " + first, thrown.trace());
        return TestCase.failed(first, fault);
    }
}
