package dev.acrida.cluster.master;

import dev.acrida.engine.Post;

import java.util.Collection;

/**
 * Carries messages of the master's test to workers. Thread-safe.
 *
 * @param coordinator who knows them
 */
record WorkersPost(Coordinator coordinator) implements Post {
    @Override
    public void send(String type, String json) {
        coordinator.send(type, json, worker -> true);
    }

    @Override
    public boolean send(String type, String json, String node) {
        return coordinator.send(type, json, node::equals);
    }

    @Override
    public Collection<String> nodes() {
        return coordinator.there();
    }
}
