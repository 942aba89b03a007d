package dev.acrida.cluster.master;

import dev.acrida.cluster.wire.TakeReply;
import dev.acrida.cluster.wire.TakeRequest;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives each number of rows once, to whichever worker asks. What was given is in the journal before
 * it is told, so that a master that is started again gives others. Thread-safe.
 */
final class RowOffice {
    private static final System.Logger LOG = System.getLogger("acrida.cluster");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Journal journal;
    private final Map<String, Long> next = new HashMap<>();

    /** What each worker was answered last: it asks again if it has not heard it. */
    private final Map<String, Answer> answers = new HashMap<>();

    RowOffice(Journal journal) {
        this.journal = journal;
    }

    /** Begins where another process ended. */
    synchronized void resume() {
        try {
            for (String text : journal.granted()) {
                Line line = JSON.readValue(text, Line.class);
                // The same may have been written twice, if it was not known whether it was.
                if (known(line.worker, line.request) == null) {
                    give(line.worker, line.request);
                }
            }
        } catch (JacksonException e) {
            LOG.log(System.Logger.Level.DEBUG, "the last line is not whole, and was not told", e);
        }
    }

    /**
     * The next numbers.
     *
     * @throws IOException if this master must not give any
     */
    synchronized TakeReply take(String worker, TakeRequest request) throws IOException {
        Answer last = known(worker, request);
        if (last != null) {
            return last.reply;
        }
        journal.grant(JSON.writeValueAsString(new Line(worker, request)));
        return give(worker, request);
    }

    private @Nullable Answer known(String worker, TakeRequest request) {
        Answer last = answers.get(worker);
        return last != null && last.number == request.number() ? last : null;
    }

    /** How many numbers were given in a test, of rows that are counted anew for each. */
    synchronized long given(String rows, long epoch) {
        return next.getOrDefault(TakeRequest.anew(rows, epoch), 0L);
    }

    private TakeReply give(String worker, TakeRequest request) {
        Map<String, Long> first = new HashMap<>();
        request.wanted()
                .forEach(
                        (rows, count) -> {
                            long taken = next.getOrDefault(rows, 0L);
                            first.put(rows, taken);
                            next.put(rows, taken + count);
                        });
        TakeReply reply = new TakeReply(first);
        answers.put(worker, new Answer(request.number(), reply));
        return reply;
    }

    private record Answer(long number, TakeReply reply) {}

    /** A request that was granted to a worker. */
    private record Line(String worker, TakeRequest request) {}
}
