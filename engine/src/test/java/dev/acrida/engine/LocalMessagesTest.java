package dev.acrida.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class LocalMessagesTest {
    private final EventBus events = new EventBus();
    private final LocalMessages messages = new LocalMessages(events);
    private final List<String> heard = new ArrayList<>();

    record Order(String product, int quantity) {}

    @Test
    void aPayloadArrivesAsWhatTheListenerAsksFor() {
        messages.on("order", Order.class, m -> heard.add(m.from() + " " + m.payload()));
        messages.on("order", JsonNode.class, m -> heard.add(m.type() + " " + m.payload()));

        messages.send("order", new Order("tea", 2));

        assertThat(heard)
                .containsExactly(
                        "local Order[product=tea, quantity=2]",
                        "order {\"product\":\"tea\",\"quantity\":2}");
    }

    @Test
    void thisProcessIsTheNodeCalledLocal() {
        messages.on("note", String.class, m -> heard.add(m.payload()));

        messages.send("note", "here", "local");
        messages.send("note", "elsewhere", "worker-1");

        assertThat(heard).containsExactly("here");
    }

    @Test
    void messagesCanBeHeardAtTheSameTime() throws InterruptedException {
        CountDownLatch together = new CountDownLatch(2);
        CountDownLatch heard = new CountDownLatch(2);
        messages.onConcurrently(
                "note",
                String.class,
                m -> {
                    together.countDown();
                    await(together);
                    heard.countDown();
                });

        messages.send("note", "one waits for the other");
        messages.send("note", "which comes meanwhile");

        assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aListenerThatFailsIsCountedAndTheOthersAreCalled() {
        messages.on(
                "note",
                String.class,
                m -> {
                    throw new IllegalStateException("no");
                });
        messages.on("note", Order.class, m -> heard.add("never"));
        messages.on("note", String.class, m -> heard.add(m.payload()));

        messages.send("note", "all the same");

        assertThat(heard).containsExactly("all the same");
        assertThat(events.errors()).isEqualTo(2);
    }

    @Test
    void nobodyIsCalledOnceATypeIsSwitchedOff() {
        messages.on("note", String.class, m -> heard.add(m.payload()));
        messages.off("note");

        messages.send("note", "unheard");

        assertThat(heard).isEmpty();
        assertThat(events.errors()).isZero();
    }

    @Test
    void aPayloadThatJsonCannotSayIsRefused() {
        assertThatThrownBy(() -> messages.send("thread", new Self()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the payload of message thread must be");
    }

    static final class Self {
        public Self getSelf() {
            return this;
        }
    }
}
