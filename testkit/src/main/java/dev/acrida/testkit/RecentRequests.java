package dev.acrida.testkit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The last requests, in a ring. Thread-safe without locks: each request takes its own slot. */
final class RecentRequests {
    private final AtomicReferenceArray<@Nullable ReceivedRequest> ring;
    private final AtomicLong next = new AtomicLong();

    RecentRequests(int limit) {
        this.ring = new AtomicReferenceArray<>(limit);
    }

    boolean isKept() {
        return ring.length() > 0;
    }

    void add(ReceivedRequest request) {
        ring.set((int) (next.getAndIncrement() % ring.length()), request);
    }

    /** Oldest first. */
    List<ReceivedRequest> list() {
        var requests = new ArrayList<ReceivedRequest>();
        long end = next.get();
        for (long i = Math.max(0, end - ring.length()); i < end; i++) {
            ReceivedRequest request = ring.get((int) (i % ring.length()));
            if (request != null) {
                requests.add(request);
            }
        }
        return List.copyOf(requests);
    }
}
