package dev.acrida.cluster.master;

import dev.acrida.cluster.wire.TakeReply;
import dev.acrida.cluster.wire.TakeRequest;

import java.util.HashMap;
import java.util.Map;

/**
 * Gives each number of rows once, to whichever worker asks. What was given is in a file before it
 * is told, so that a master that is started again gives others. Thread-safe.
 */
final class RowOffice {
    private final RowLog log;
    private final Map<String, Long> next = new HashMap<>();

    /** What each worker was answered last: it asks again if it has not heard it. */
    private final Map<String, Answer> answers = new HashMap<>();

    RowOffice(RowLog log) {
        this.log = log;
    }

    /** Begins where another process ended. */
    synchronized void resume() {
        log.read().forEach(line -> give(line.worker(), line.request()));
    }

    /** The next numbers. */
    synchronized TakeReply take(String worker, TakeRequest request) {
        Answer last = answers.get(worker);
        if (last != null && last.number == request.number()) {
            return last.reply;
        }
        TakeReply reply = give(worker, request);
        log.append(new RowLog.Line(worker, request));
        return reply;
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
}
