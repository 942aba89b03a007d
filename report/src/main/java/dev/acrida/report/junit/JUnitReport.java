package dev.acrida.report.junit;

import dev.acrida.report.AtomicFile;
import dev.acrida.report.LedgerText;
import dev.acrida.report.RunResult;
import dev.acrida.report.junit.TestCase.Fault;
import dev.acrida.report.junit.TestCase.Kind;
import dev.acrida.stats.Ledger;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * A run's result as JUnit XML, as Jenkins, GitLab and others read it: a suite each for the run
 * itself, its thresholds, its requests and the exceptions of its test. An entry with failed
 * requests is a failed case unless a threshold says how many may fail; it is a case of its own in
 * any way, with its mean response time as its time. Immutable.
 */
public final class JUnitReport {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final RunResult result;
    private final List<Suite> suites;

    private JUnitReport(RunResult result) {
        this.result = result;
        this.suites =
                List.of(
                        new Suite("run", JUnitCases.run(result)),
                        new Suite("thresholds", JUnitCases.thresholds(result)),
                        new Suite("requests", JUnitCases.requests(result)),
                        new Suite("exceptions", JUnitCases.exceptions(result)));
    }

    /** A report of this result. */
    public static JUnitReport of(RunResult result) {
        return new JUnitReport(result);
    }

    /** The document. */
    public String text() {
        XmlLines xml = new XmlLines();
        List<TestCase> all = suites.stream().flatMap(suite -> suite.cases.stream()).toList();
        xml.element(
                "testsuites",
                () -> suites.stream().filter(Suite::isWorthIt).forEach(s -> suite(xml, s)),
                "name",
                "Acrida: " + result.facts().test(),
                "tests",
                Integer.toString(all.size()),
                "failures",
                count(all, Kind.FAILURE),
                "errors",
                count(all, Kind.ERROR),
                "time",
                seconds(result.stats().elapsed().toNanos() / 1e9));
        return xml.document();
    }

    /**
     * Writes the document, creating missing folders; a reader sees all of it or nothing.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public void write(Path file) {
        new AtomicFile(file).replace(text());
    }

    private void suite(XmlLines xml, Suite suite) {
        xml.element(
                "testsuite",
                () -> {
                    if (suite.name.equals("run")) {
                        xml.element("properties", () -> properties(xml));
                    }
                    suite.cases.forEach(each -> testCase(xml, suite.name, each));
                },
                "name",
                suite.name,
                "tests",
                Integer.toString(suite.cases.size()),
                "failures",
                count(suite.cases, Kind.FAILURE),
                "errors",
                count(suite.cases, Kind.ERROR),
                "skipped",
                "0",
                "time",
                seconds(suite.cases.stream().mapToDouble(TestCase::seconds).sum()),
                "timestamp",
                TIME.format(result.stats().started()));
    }

    private void properties(XmlLines xml) {
        properties().forEach((name, value) -> xml.empty("property", "name", name, "value", value));
    }

    private SequencedMap<String, String> properties() {
        SequencedMap<String, String> all = new LinkedHashMap<>();
        all.put("acrida.version", result.facts().version());
        result.facts().options().forEach((name, value) -> all.put("option." + name, value));
        result.facts().machine().forEach((name, value) -> all.put("machine." + name, value));
        Ledger ledger = result.stats().ledger();
        all.put("ledger", LedgerText.of(result.stats()));
        all.put("ledger.issued", Long.toString(ledger.issued()));
        all.put("ledger.recorded", Long.toString(ledger.recorded()));
        all.put("ledger.lost", Long.toString(ledger.lost()));
        all.put("ledger.discarded", Long.toString(ledger.discarded()));
        all.put("ledger.in-flight", Long.toString(ledger.inFlight()));
        return all;
    }

    private static void testCase(XmlLines xml, String suite, TestCase each) {
        xml.element(
                "testcase",
                () -> {
                    each.fault().ifPresent(fault -> fault(xml, fault));
                    if (!each.out().isEmpty()) {
                        xml.text("system-out", each.out());
                    }
                },
                "classname",
                "acrida." + suite,
                "name",
                each.name(),
                "time",
                seconds(each.seconds()));
    }

    private static void fault(XmlLines xml, Fault fault) {
        String element = fault.kind().element();
        xml.text(element, fault.text(), "message", fault.message(), "type", fault.type());
    }

    private static String count(List<TestCase> cases, Kind kind) {
        return Long.toString(cases.stream().filter(each -> each.has(kind)).count());
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    private record Suite(String name, List<TestCase> cases) {
        boolean isWorthIt() {
            return !cases.isEmpty();
        }
    }
}
