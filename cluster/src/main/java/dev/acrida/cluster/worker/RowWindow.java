package dev.acrida.cluster.worker;

import dev.acrida.cluster.wire.TakeReply;
import dev.acrida.cluster.wire.TakeRequest;
import dev.acrida.spi.RowNumbers;

import io.grpc.StatusRuntimeException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Where users get numbers of rows from the master: all that wait meanwhile get theirs with the next
 * question, so that no number is kept in stock, and none is lost. Thread-safe.
 */
final class RowWindow implements RowNumbers, AutoCloseable {
    private static final System.Logger LOG = System.getLogger("acrida.cluster");

    private final Function<TakeRequest, TakeReply> master;
    private final Backoff backoff;
    private final BlockingQueue<Ticket> waiting = new LinkedBlockingQueue<>();
    private final Thread asking = Thread.ofVirtual().name("rows").unstarted(this::ask);
    private volatile long epoch;

    /** Of the last question: another one for each window of a worker. */
    private long number = RandomGenerator.getDefault().nextLong();

    /**
     * Opens one.
     *
     * @param master asks it; throws {@link StatusRuntimeException} if it does not answer
     */
    RowWindow(Function<TakeRequest, TakeReply> master, Backoff backoff) {
        this.master = master;
        this.backoff = backoff;
        asking.start();
    }

    /** From now on this test goes on. */
    void begin(long nextEpoch) {
        epoch = nextEpoch;
    }

    @Override
    public long next(String rows, boolean anew) throws InterruptedException {
        Ticket ticket =
                new Ticket(anew ? TakeRequest.anew(rows, epoch) : rows, new CompletableFuture<>());
        waiting.add(ticket);
        try {
            return ticket.number.get();
        } catch (InterruptedException e) {
            waiting.remove(ticket);
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException("rows cannot be counted", e.getCause());
        }
    }

    private void ask() {
        try {
            while (true) {
                List<Ticket> tickets = new ArrayList<>(List.of(waiting.take()));
                waiting.drainTo(tickets);
                serve(tickets);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(List<Ticket> tickets) throws InterruptedException {
        Map<String, Integer> wanted = new HashMap<>();
        tickets.forEach(ticket -> wanted.merge(ticket.rows, 1, Integer::sum));
        number++;
        Map<String, Long> next = new HashMap<>(answer(new TakeRequest(number, wanted)).first());
        for (Ticket ticket : tickets) {
            long own = next.getOrDefault(ticket.rows, 0L);
            next.put(ticket.rows, own + 1);
            ticket.number.complete(own);
        }
    }

    /** The same question again and again: it is answered once. */
    private TakeReply answer(TakeRequest request) throws InterruptedException {
        while (true) {
            try {
                TakeReply reply = master.apply(request);
                backoff.reset();
                return reply;
            } catch (StatusRuntimeException e) {
                LOG.log(System.Logger.Level.DEBUG, "the master gives no rows", e);
                Thread.sleep(backoff.next());
            }
        }
    }

    @Override
    public void close() {
        asking.interrupt();
    }

    private record Ticket(String rows, CompletableFuture<Long> number) {}
}
