package dev.acrida.engine;

import java.util.Collection;

/** Carries messages of the test's own to other nodes of a run. Thread-safe. */
public interface Post {
    /** Sends a payload to all nodes on the other side. */
    void send(String type, String json);

    /** Sends a payload to one node; false if there is none of this name. */
    boolean send(String type, String json, String node);

    /** The nodes that can be sent to. */
    Collection<String> nodes();
}
