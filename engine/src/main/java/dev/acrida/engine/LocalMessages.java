package dev.acrida.engine;

import dev.acrida.Message;
import dev.acrida.Messages;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Messages of a run: in one process, what is sent is received here; in a run of several, a {@link
 * Post} carries it, and hands {@link #receive} what it brings.
 */
final class LocalMessages implements Messages {
    /** What this node is called. */
    static final String NODE = "local";

    private static final System.Logger LOG = System.getLogger("acrida.messages");

    private final EventBus events;
    private final JsonMapper json = new JsonMapper();
    private final Map<String, List<Receiver<?>>> receivers = new ConcurrentHashMap<>();
    private volatile @Nullable Post post;

    LocalMessages(EventBus events) {
        this.events = events;
    }

    @Override
    public <T> void on(String type, Class<T> payload, Consumer<? super Message<T>> listener) {
        add(type, new Receiver<>(payload, listener, false));
    }

    @Override
    public <T> void onConcurrently(
            String type, Class<T> payload, Consumer<? super Message<T>> listener) {
        add(type, new Receiver<>(payload, listener, true));
    }

    private void add(String type, Receiver<?> receiver) {
        receivers.computeIfAbsent(type, t -> new CopyOnWriteArrayList<>()).add(receiver);
    }

    @Override
    public void off(String type) {
        receivers.remove(type);
    }

    /** From now on this post carries what is sent. */
    void connect(Post other) {
        post = other;
    }

    @Override
    public void send(String type, Object payload) {
        JsonNode tree = tree(type, payload);
        Post carrier = post;
        if (carrier == null) {
            receive(type, tree, NODE);
        } else {
            carrier.send(type, tree.toString());
        }
    }

    @Override
    public void send(String type, Object payload, String node) {
        JsonNode tree = tree(type, payload);
        Post carrier = post;
        if (carrier != null ? !carrier.send(type, tree.toString(), node) : !node.equals(NODE)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "message {0} is for node {1}, but this run has only {2}: not sent",
                    type,
                    node,
                    carrier == null ? NODE : carrier.nodes());
        } else if (carrier == null) {
            receive(type, tree, NODE);
        }
    }

    /** Hands a message to its listeners, on this thread. */
    void receive(String type, String json, String from) {
        receive(type, this.json.readTree(json), from);
    }

    /** Hands a message to its listeners, on this thread. */
    void receive(String type, JsonNode payload, String from) {
        List<Receiver<?>> listening = receivers.getOrDefault(type, List.of());
        if (listening.isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "message {0} from {1} is ignored: nobody listens to it",
                    type,
                    from);
        }
        listening.forEach(receiver -> deliver(receiver, type, payload, from));
    }

    private <T> void deliver(Receiver<T> receiver, String type, JsonNode payload, String from) {
        if (receiver.concurrent()) {
            Thread.ofVirtual()
                    .name("message " + type)
                    .start(() -> hear(receiver, type, payload, from));
        } else {
            synchronized (receiver) {
                hear(receiver, type, payload, from);
            }
        }
    }

    private <T> void hear(Receiver<T> receiver, String type, JsonNode payload, String from) {
        try {
            T value = json.treeToValue(payload, receiver.payload());
            receiver.listener().accept(new Message<>(type, value, from));
        } catch (Throwable e) {
            events.failed("a listener of message " + type, e);
        }
    }

    private JsonNode tree(String type, Object payload) {
        try {
            return json.valueToTree(payload);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "the payload of message %s must be what JSON can say, was a %s"
                            .formatted(type, payload.getClass().getName()),
                    e);
        }
    }

    private record Receiver<T>(
            Class<T> payload, Consumer<? super Message<T>> listener, boolean concurrent) {}
}
