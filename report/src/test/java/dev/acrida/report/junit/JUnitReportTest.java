package dev.acrida.report.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.report.RunResult;
import dev.acrida.report.file.RunRecord.End;
import dev.acrida.report.file.RunRecord.Facts;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.Sample;
import dev.acrida.stats.StatsRecorder;
import dev.acrida.threshold.FailIf;
import dev.acrida.threshold.ThresholdVerdict;
import dev.acrida.verdict.Check;
import dev.acrida.verdict.Concern;
import dev.acrida.verdict.Judgement;
import dev.acrida.verdict.Verdict;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

class JUnitReportTest {
    private static final String ATTACK = "]]></failure><testcase name=\"&x;\u0000\ud800\u001b[31m";

    private final AtomicLong nanos = new AtomicLong();
    private Judgement judgement = Judgement.NONE;
    private final StatsRecorder recorder =
            new StatsRecorder(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), nanos::get, 1);

    @Test
    void eachThresholdIsACaseWithItsValue() throws Exception {
        sample("/a", 20, Sample.OK);

        Document report = report(0, threshold("p95 > 500ms", 20.5), threshold("rps < 100", 5));

        assertThat(cases(report, "thresholds"))
                .extracting(each -> each.getAttribute("name"))
                .containsExactly("not p95 > 500ms", "not rps < 100");
        assertThat(cases(report, "thresholds").getFirst().getTextContent().strip())
                .isEqualTo("was 20.5 ms");
        Element failure = only(cases(report, "thresholds").get(1), "failure");
        assertThat(failure.getAttribute("message")).isEqualTo("rps < 100: was 5/s");
    }

    @Test
    void anEntryWithFailedRequestsFailsWithTheirKinds() throws Exception {
        sample("/a", 20, Sample.OK);
        sample("/a", 20, "HTTP 503");
        sample("/b", 250, Sample.OK);

        Document report = report(1);

        List<Element> cases = cases(report, "requests");
        assertThat(cases)
                .extracting(each -> each.getAttribute("name") + " " + each.getAttribute("time"))
                .containsExactly("GET /a 0.020", "GET /b 0.250");
        Element failure = only(cases.getFirst(), "failure");
        assertThat(failure.getAttribute("message")).isEqualTo("1 of 2 requests failed (50.00 %)");
        assertThat(failure.getTextContent()).isEqualTo("1 × HTTP 503\n");
        assertThat(cases.get(1).getElementsByTagName("failure").getLength()).isZero();
        assertThat(report.getDocumentElement().getAttribute("failures")).isEqualTo("1");
    }

    @Test
    void failuresThatAThresholdAllowsOrThatTheExitCodeForgivesFailNoCase() throws Exception {
        sample("/a", 20, "HTTP 503");

        for (Document report : List.of(report(3, threshold("failures > 90%", 100)), report(0))) {
            Element entry = cases(report, "requests").getFirst();
            assertThat(entry.getElementsByTagName("failure").getLength()).isZero();
            assertThat(entry.getTextContent()).contains("1 × HTTP 503");
        }
    }

    @Test
    void exceptionsOfTheTestAreErrors() throws Exception {
        recorder.recordException("oh", "IllegalStateException: oh\n\tat A.b(A.java:3)\n", "local");

        Element error = only(cases(report(1), "exceptions").getFirst(), "error");

        assertThat(error.getAttribute("message")).isEqualTo("1 × IllegalStateException: oh");
        assertThat(error.getTextContent()).contains("at A.b(A.java:3)");
    }

    @Test
    void theVerdictIsACaseAndFailsWhereTheExitCodeSaysSo() throws Exception {
        Check late = Check.of(Concern.LATENESS, 400);
        judgement = new Judgement(new Verdict(List.of(late)), List.of(), Optional.empty());

        Element asked = only(cases(report(4), "run").get(1), "failure");
        Element notAsked = cases(report(0), "run").get(1);

        assertThat(asked.getAttribute("message")).startsWith("INVALID: ").contains("400 ms");
        assertThat(notAsked.getElementsByTagName("failure").getLength()).isZero();
        assertThat(notAsked.getTextContent()).contains("INVALID", "400 ms");
    }

    @Test
    void aRunThatWasKilledIsAnError() throws Exception {
        RunResult killed =
                new RunResult(facts(), recorder.snapshot(), Judgement.NONE, Optional.empty());

        Document report = parsed(JUnitReport.of(killed).text());

        assertThat(only(cases(report, "run").getFirst(), "error").getAttribute("message"))
                .contains("killed");
    }

    @Test
    void theLedgerAndTheCircumstancesAreProperties() throws Exception {
        recorder.issued(3, 1);
        sample("/a", 20, Sample.OK);
        recorder.lost(2, 1);

        NodeList properties = report(0).getElementsByTagName("property");

        assertThat(elements(properties))
                .extracting(p -> p.getAttribute("name") + "=" + p.getAttribute("value"))
                .contains(
                        "acrida.version=1.0",
                        "option.host=" + shown(ATTACK),
                        "machine.cores=2",
                        "ledger=4 issued = 1 recorded + 2 lost + 1 in flight",
                        "ledger.lost=2");
    }

    @Test
    void whateverAServerSaysIsTextAndAllowedInXml() throws Exception {
        sample(ATTACK, 20, ATTACK);
        recorder.recordException(ATTACK, ATTACK, "local");

        Document report = report(1);

        assertThat(cases(report, "requests").getFirst().getAttribute("name"))
                .isEqualTo("GET " + shown(ATTACK));
        assertThat(report.getDocumentElement().getAttribute("tests")).isEqualTo("3");
    }

    private static String shown(String text) {
        return text.replace('\u0000', '\ufffd')
                .replace('\ud800', '\ufffd')
                .replace('\u001b', '\ufffd');
    }

    private void sample(String name, long millis, String error) {
        recorder.issued(1, 1);
        recorder.record(new Sample(new EntryKey("GET", name), millis * 1_000_000, 1, error), 0);
    }

    private static ThresholdVerdict threshold(String condition, double value) {
        return new ThresholdVerdict(FailIf.parse(condition), OptionalDouble.of(value));
    }

    private static Facts facts() {
        return new Facts(
                "1.0",
                "Shop",
                new LinkedHashMap<>(Map.of("host", ATTACK)),
                new LinkedHashMap<>(Map.of("cores", "2")));
    }

    private Document report(int exitCode, ThresholdVerdict... thresholds) throws Exception {
        nanos.set(1_000_000_000);
        var end = new End(Duration.ofSeconds(1), 1, exitCode, "its time was up");
        RunResult result =
                new RunResult(
                        facts(),
                        recorder.snapshot(),
                        judgement.withThresholds(List.of(thresholds)),
                        Optional.of(end));
        return parsed(JUnitReport.of(result).text());
    }

    /** Read as a CI system does, and checked against what they agree on. */
    private static Document parsed(String text) throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(JUnitReportTest.class.getResource("junit.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(text)));
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)));
    }

    private static List<Element> cases(Document report, String suite) {
        return elements(report.getElementsByTagName("testsuite"))
                .filter(each -> each.getAttribute("name").equals(suite))
                .flatMap(each -> elements(each.getElementsByTagName("testcase")))
                .toList();
    }

    private static Element only(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        assertThat(found.getLength()).isOne();
        return (Element) found.item(0);
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
    }
}
