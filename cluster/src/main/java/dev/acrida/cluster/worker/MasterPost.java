package dev.acrida.cluster.worker;

import dev.acrida.cluster.wire.Mail;
import dev.acrida.engine.Post;

import java.util.Collection;
import java.util.List;

/**
 * Carries messages of a worker's test to the master. Thread-safe.
 *
 * @param mail where they are put
 * @param news is run when there is one
 */
record MasterPost(Mail mail, Runnable news) implements Post {
    /** What the master is called. */
    static final String MASTER = "master";

    @Override
    public void send(String type, String json) {
        mail.send(type, json);
        news.run();
    }

    @Override
    public boolean send(String type, String json, String node) {
        boolean known = node.equals(MASTER);
        if (known) {
            send(type, json);
        }
        return known;
    }

    @Override
    public Collection<String> nodes() {
        return List.of(MASTER);
    }
}
